import { rightsOf } from "#domain/access/rights";
import { roles, scopesOfRole } from "#domain/access/roles";
import { type Colleague, type CustomRole, moveFault, type Standing } from "#domain/team/team";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type Reader = Pick<DashboardContext, "actor" | "locale" | "scopes">;

/** A place that can be given, by the name that a form sends. */
export interface GivenPlace extends Standing {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

/** Every place in the team: our roles, and those of the merchant's own. */
export function placesOf(
  ownRoles: readonly CustomRole[],
  locale: DashboardContext["locale"],
): readonly GivenPlace[] {
  const words = translator(locale, "role");
  const help = translator(locale, "people.roleHelp");
  const ours = roles.map((role) => ({
    name: role,
    label: words(role),
    help: help(role),
    role,
    rights: scopesOfRole(role),
  }));
  const own = ownRoles.map((role) => ({
    name: role.id,
    label: role.name,
    role: "viewer" as const,
    rights: rightsOf("viewer", role),
  }));
  return [...ours, ...own];
}

/** The places that the reader could give this colleague now, their present one not among them. */
export function placesToGive(
  reader: Reader,
  { people, places }: Around,
  colleague: Colleague,
): readonly GivenPlace[] {
  const present = colleague.membership.customRoleId ?? colleague.membership.role;
  return places.filter((to) => to.name !== present && !faultOf(reader, people, { colleague, to }));
}

/** The team, and the places in it. */
export interface Around {
  readonly people: readonly Colleague[];
  readonly places: readonly GivenPlace[];
}

interface AskedMove {
  readonly colleague: Colleague;
  readonly to: Standing | null;
}

function faultOf({ actor, scopes }: Reader, people: readonly Colleague[], move: AskedMove) {
  const { membership, ownRole } = move.colleague;
  const members = people.map((colleague) => colleague.membership);
  const member = { ...membership, rights: rightsOf(membership.role, ownRole) };
  return moveFault(members, { role: actor.role, rights: scopes }, { member, to: move.to });
}

/** Why the reader cannot move this colleague to that place, or with null take them out. */
export function moveReason(
  reader: Reader,
  people: readonly Colleague[],
  move: AskedMove,
): string | undefined {
  const words = translator(reader.locale, "people");
  if (!reader.scopes.has("people:write")) return words("adminOnly");
  const fault = faultOf(reader, people, move);
  if (fault === undefined) return undefined;
  if (fault === "above_own_role") return words("aboveOwn");
  return fault === "last_owner" ? words("lastOwner") : words("onlyOwners");
}
