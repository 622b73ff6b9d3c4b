import { type Role, roles } from "#domain/access/roles";
import { type Colleague, moveFault } from "#domain/team/team";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type Reader = Pick<DashboardContext, "actor" | "locale" | "scopes">;

/** The roles that the reader could give this colleague now, their present one not among them. */
export function rolesToGive(
  { actor }: Reader,
  people: readonly Colleague[],
  { membership }: Colleague,
): readonly Role[] {
  const members = people.map((colleague) => colleague.membership);
  return roles.filter(
    (to) => to !== membership.role && !moveFault(members, actor.role, { member: membership, to }),
  );
}

/** Why the reader cannot move this colleague to that role, or with null take them out. */
export function moveReason(
  { actor, locale, scopes }: Reader,
  people: readonly Colleague[],
  move: { readonly colleague: Colleague; readonly to: Role | null },
): string | undefined {
  const words = translator(locale, "people");
  if (!scopes.has("people:write")) return words("adminOnly");
  const members = people.map((colleague) => colleague.membership);
  const { membership: member } = move.colleague;
  const fault = moveFault(members, actor.role, { member, to: move.to });
  if (fault === undefined) return undefined;
  return fault === "last_owner" ? words("lastOwner") : words("onlyOwners");
}
