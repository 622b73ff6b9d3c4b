import type { Actor } from "#domain/access/actor";
import { apiKeyScopes, type Scope } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";
import { isKeyScope } from "#domain/key-rights/key-rights";

/** Who gives rights, and what they may do themself. */
interface Giver {
  readonly actor: Actor;
  readonly scopes: ReadonlySet<Scope>;
}

/** The rights a key may be given: the giver's own, of those that there are for keys. */
export function grantableScopes({ actor, scopes }: Giver): ReadonlySet<Scope> {
  return actor.kind === "system" ? apiKeyScopes : apiKeyScopes.intersection(scopes);
}

/**
 * The rights of a new key as they are kept: those that were asked for, and where none were named
 * everything, as far as the giver may do it. Null is everything, also what later releases add.
 */
export function grantedScopes(
  giver: Giver,
  asked: readonly string[] | null | undefined,
): readonly Scope[] | null {
  const own = grantableScopes(giver);
  if (asked === undefined) return own.size === apiKeyScopes.size ? null : [...own].toSorted();
  requireGrantable(giver, asked ?? [...apiKeyScopes]);
  if (asked === null) return null;
  const given = [...new Set(asked.filter(isKeyScope))].toSorted();
  if (given.length > 0 && given.length === new Set(asked).size) return given;
  throw new DomainError("parameter_invalid", "Give the key at least one right that there is.", {
    param: "rights",
  });
}

/** Refuses who would give a key more than they may do themself. */
export function requireGrantable(giver: Giver, asked: Iterable<string>): void {
  const own: ReadonlySet<string> = grantableScopes(giver);
  const missing = [...asked].filter((scope) => !own.has(scope)).toSorted();
  if (missing.length === 0) return;
  throw new DomainError(
    "more_permissions_required",
    `This would give a key ${missing.join(", ")}, which ${giver.actor.name} may not do.`,
    { param: "rights" },
  );
}
