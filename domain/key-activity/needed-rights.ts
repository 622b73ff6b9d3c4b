import type { Scope } from "#domain/access/scopes";
import type { KeyUses } from "#domain/key-activity/key-uses";

/** One operation that a key was used for. */
export interface UsedOperation {
  readonly method: string;
  readonly route: string;
  readonly count: number;
  readonly lastAt: Temporal.Instant;
}

/** Which right an operation needs; undefined for one that there is no more. */
export type ScopeOf = (method: string, route: string) => Scope | undefined;

/** What a key needs of what it has. */
export interface NeededRights {
  /** The least rights that all of these requests would have been answered with. */
  readonly needed: readonly { readonly scope: Scope; readonly by: readonly UsedOperation[] }[];
  /** What it can do and was not used for. */
  readonly spare: readonly Scope[];
  /** What it was used for before these days, and would be refused with the least rights. */
  readonly wouldRefuse: readonly (UsedOperation & { readonly scope: Scope })[];
}

/** What the requests of some days have needed, and which older ones that would have refused. */
export function neededRights(
  rights: ReadonlySet<Scope>,
  uses: { readonly lately: readonly KeyUses[]; readonly ever: readonly KeyUses[] },
  scopeOf: ScopeOf,
): NeededRights {
  const scoped = (all: readonly KeyUses[]) =>
    operations(all).flatMap((operation) => {
      const scope = scopeOf(operation.method, operation.route);
      return scope !== undefined && rights.has(scope) ? [{ ...operation, scope }] : [];
    });
  const byScope = Map.groupBy(scoped(uses.lately), ({ scope }) => scope);
  return {
    needed: [...byScope]
      .map(([scope, by]) => ({ scope, by }))
      .toSorted((one, other) => (one.scope < other.scope ? -1 : 1)),
    spare: [...rights].filter((scope) => !byScope.has(scope)).toSorted(),
    wouldRefuse: scoped(uses.ever).filter(({ scope }) => !byScope.has(scope)),
  };
}

/** The operations that were answered at all, from all addresses together, the latest first. */
function operations(uses: readonly KeyUses[]): readonly UsedOperation[] {
  const each = Map.groupBy(uses, ({ method, route }) => `${method} ${route}`);
  return [...each.values()]
    .flatMap(([first, ...others]) => {
      if (!first) return [];
      const all = [first, ...others];
      const count = all.reduce((sum, use) => sum + use.count - use.refused, 0);
      const { method, route, lastAt } = all.reduce(later);
      return count > 0 ? [{ method, route, count, lastAt }] : [];
    })
    .toSorted((one, other) => Temporal.Instant.compare(other.lastAt, one.lastAt));
}

function later(one: KeyUses, other: KeyUses): KeyUses {
  return Temporal.Instant.compare(one.lastAt, other.lastAt) >= 0 ? one : other;
}
