import { applicationScopes, type Scope } from "#domain/access/scopes";

/** What of these texts are rights that an application can be allowed, in their fixed order. */
export function allowableScopes(asked: Iterable<string>): readonly Scope[] {
  const named = new Set(asked);
  return [...applicationScopes].filter((scope) => named.has(scope));
}

/** The rights that are in every one of these lists: nobody can pass on more than they have. */
export function scopesInAll(lists: readonly Iterable<string>[]): ReadonlySet<Scope> {
  const [first = [], ...others] = lists.map((list) => new Set(list));
  return new Set(
    allowableScopes(first).filter((scope) => others.every((other) => other.has(scope))),
  );
}
