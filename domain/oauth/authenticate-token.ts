import type { ApplicationActor } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import { rightsOf } from "#domain/access/rights";
import { applicationScopes, type Scope } from "#domain/access/scopes";
import { mayActFor } from "#domain/applications/application";
import { scopesInAll } from "#domain/applications/granted-scopes";
import { DomainError } from "#domain/errors/domain-error";
import { noteGrantUse } from "#domain/oauth/queries";
import { type KnownToken, knownToken } from "#domain/oauth/token-memory";
import type { Clock } from "#platform/clock";

/** Who acts by a token, for which account, and with which rights at this moment. */
export interface TokenHolder {
  readonly account: Account;
  readonly actor: ApplicationActor;
  readonly scopes: ReadonlySet<Scope>;
  /** The thumbprint of the key that the token is good with only; undefined for a bearer token. */
  readonly boundTo: string | undefined;
}

const noteUseEveryMs = 60_000;

/**
 * The application behind an access token, with the rights it has at this moment. Whatever ends it
 * (a revocation, a suspension, a lost role) holds in every process within a second.
 */
export async function authenticateToken(token: string, clock: Clock): Promise<TokenHolder> {
  const now = clock();
  const known = await knownToken(token);
  const holder = known && holderOf(known, now);
  if (!holder) throw invalidToken();
  await noteUse(known, now);
  return holder;
}

/** The one answer to every token that opens nothing. */
export function invalidToken(): DomainError {
  return new DomainError(
    "access_token_invalid",
    "This access token is not valid: it is unknown, expired or revoked.",
  );
}

function holderOf(known: KnownToken, now: Temporal.Instant): TokenHolder | undefined {
  const { artefact, application, grant, account } = known;
  const isAfter = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) > 0;
  if (!isAfter(artefact.expiresAt) || !mayActFor(application, account)) return undefined;
  const limits = artefact.grantId === null ? [] : limitsOfGrant(known, isAfter);
  if (!limits) return undefined;
  const { scope, jkt } = known.claims;
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
  { grant, familyEndsAt, membership, ownRole }: KnownToken,
  isAfter: (at: Temporal.Instant) => boolean,
): readonly Iterable<string>[] | undefined {
  if (!grant || grant.revokedAt || !membership) return undefined;
  if (!familyEndsAt || !isAfter(familyEndsAt)) return undefined;
  return [grant.scopes, rightsOf(membership.role, ownRole)];
}

async function noteUse(known: KnownToken, now: Temporal.Instant): Promise<void> {
  const at = now.epochMilliseconds;
  if (!known.grant || at - known.lastNotedAt < noteUseEveryMs) return;
  known.lastNotedAt = at;
  await noteGrantUse(known.grant.id, now);
}
