import type { Provider } from "oidc-provider";
import type { Id } from "#platform/ids";
import { randomToken } from "#platform/random";

/** What one authorization is of, and what it gives. */
export interface Authorization {
  readonly sub: string;
  readonly clientId: string;
  readonly grantId: Id<"apg">;
  readonly given: readonly string[];
  /** What was asked for and is not given, so that it is not asked again at once. */
  readonly refused: readonly string[];
}

/**
 * Begins the family of all tokens of one authorization, and answers its name. It bears the id of
 * what the person has allowed, so that with that all of them end.
 */
export async function newAuthorization(
  provider: Provider,
  { sub, clientId, grantId, given, refused }: Authorization,
): Promise<string> {
  const grant = new provider.Grant({ accountId: sub, clientId });
  grant.jti = `${grantId}.${randomToken()}`;
  grant.addOIDCScope([...given]);
  if (refused.length > 0) grant.rejectOIDCScope([...refused]);
  return grant.save();
}
