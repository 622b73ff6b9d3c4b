import type { Context } from "#domain/access/context";
import { isAccessToken } from "#domain/oauth/access-token";
import {
  authenticateToken,
  invalidToken,
  type TokenHolder,
} from "#domain/oauth/authenticate-token";
import { isProven } from "#domain/oauth/dpop-proof";
import { systemClock } from "#platform/clock";
import { settings } from "#platform/settings";

/** How a request says who asks: `Bearer` or `DPoP`, and the credential behind it. */
export interface Presented {
  readonly scheme: string;
  readonly credential: string;
}

const shape = /^(bearer|dpop) +(\S+) *$/i;

/** The credential of an application in an `Authorization` header, told by its form alone. */
export function applicationCredential(authorization: string): Presented | undefined {
  const [, scheme = "", credential = ""] = shape.exec(authorization) ?? [];
  return isAccessToken(credential) ? { scheme: scheme.toLowerCase(), credential } : undefined;
}

/**
 * The application that asks, with the rights its token has at this moment. A token that is bound to
 * a key is good only with a proof, made for this very request, that the caller has that key.
 */
export async function authenticateApplication(
  request: Request,
  presented: Presented,
  { requestId, address }: Pick<Context, "requestId" | "address">,
): Promise<Context> {
  const holder = await authenticateToken(presented.credential, systemClock);
  await requireProof(request, presented, holder);
  const { account, actor, scopes } = holder;
  return { account, actor, scopes, requestId, address, clock: systemClock };
}

async function requireProof(
  request: Request,
  { scheme, credential }: Presented,
  { boundTo }: TokenHolder,
): Promise<void> {
  if (boundTo === undefined) {
    if (scheme === "bearer") return;
    throw invalidToken();
  }
  const { method, headers } = request;
  const url = settings().origin + new URL(request.url).pathname;
  const proof = headers.get("dpop") ?? "";
  const asked = { proof, token: credential, method, url, boundTo };
  if (scheme === "dpop" && (await isProven(asked, systemClock))) return;
  throw invalidToken();
}
