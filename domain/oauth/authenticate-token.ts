import * as z from "zod";
import type { ApplicationActor } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import { rightsOf } from "#domain/access/rights";
import { applicationScopes, type Scope } from "#domain/access/scopes";
import { mayActFor } from "#domain/applications/application";
import { scopesInAll } from "#domain/applications/granted-scopes";
import { DomainError } from "#domain/errors/domain-error";
import { artefactDigest, openedPayload } from "#domain/oauth/artefact";
import { findToken, noteGrantUse } from "#domain/oauth/queries";
import type { Clock } from "#platform/clock";

/** Who acts by a token, for which account, and with which rights at this moment. */
export interface TokenHolder {
  readonly account: Account;
  readonly actor: ApplicationActor;
  readonly scopes: ReadonlySet<Scope>;
  /** The thumbprint of the key that the token is good with only; undefined for a bearer token. */
  readonly boundTo: string | undefined;
}

type Found = NonNullable<Awaited<ReturnType<typeof findToken>>>;

const Claims = z.object({ scope: z.string().default(""), jkt: z.string().optional() });
const tokenKinds = ["AccessToken", "ClientCredentials"] as const;
const noteUseEverySeconds = 60;

/**
 * The application behind an access token. Everything is asked of the database each time, so what
 * has ended a token (a revocation, a suspension, a lost role) holds at the next request anywhere.
 */
export async function authenticateToken(token: string, clock: Clock): Promise<TokenHolder> {
  const now = clock();
  for (const kind of tokenKinds) {
    const found = await findToken(artefactDigest(kind, token));
    const holder = found && holderOf(found, now);
    if (holder) {
      await noteUse(found, now);
      return holder;
    }
  }
  throw invalidToken();
}

/** The one answer to every token that opens nothing. */
export function invalidToken(): DomainError {
  return new DomainError(
    "access_token_invalid",
    "This access token is not valid: it is unknown, expired or revoked.",
  );
}

function holderOf(found: Found, now: Temporal.Instant): TokenHolder | undefined {
  const { artefact, application, grant, account } = found;
  const isAfter = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) > 0;
  if (!isAfter(artefact.expiresAt) || !mayActFor(application, account)) return undefined;
  const limits = artefact.grantId === null ? [] : limitsOfGrant(found, isAfter);
  const payload = openedPayload(artefact.ciphertext, artefact.digest);
  if (!limits || !payload) return undefined;
  const { scope, jkt } = Claims.parse(payload);
  return {
    account,
    actor: {
      kind: "application",
      id: application.id,
      name: application.name,
      // In its own name, it acts for whoever registered it.
      grantedBy: grant?.personId ?? application.registeredBy,
    },
    scopes: scopesInAll([scope.split(" "), application.scopes, applicationScopes, ...limits]),
    boundTo: jkt,
  };
}

/** What the one who allowed it limits it to; undefined where that is over. */
function limitsOfGrant(
  { grant, familyEndsAt, membership, ownRole }: Found,
  isAfter: (at: Temporal.Instant) => boolean,
): readonly Iterable<string>[] | undefined {
  if (!grant || grant.revokedAt || !membership) return undefined;
  if (!familyEndsAt || !isAfter(familyEndsAt)) return undefined;
  return [grant.scopes, rightsOf(membership.role, ownRole)];
}

async function noteUse({ grant }: Found, now: Temporal.Instant): Promise<void> {
  if (!grant) return;
  const { lastUsedAt } = grant;
  if (lastUsedAt && lastUsedAt.until(now).total("seconds") < noteUseEverySeconds) return;
  await noteGrantUse(grant.id, now);
}
