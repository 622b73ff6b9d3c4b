import type { merchants } from "#db/schema/merchants";
import type { customRoles, memberships } from "#db/schema/people";
import type { Actor } from "#domain/access/actor";
import { type OwnRole, rightsOf } from "#domain/access/rights";
import { type Role, roles, scopesOfRole } from "#domain/access/roles";
import type { Scope } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";
import type { PersonRow } from "#domain/people/person";
import type { Id } from "#platform/ids";

export type Membership = typeof memberships.$inferSelect;

/** A role that a merchant made. */
export type CustomRole = typeof customRoles.$inferSelect;

/**
 * Everyone who was ever asked into a merchant's team. Each change of it counts up the merchant's
 * version, so that of two changes at once the later one is decided on what the earlier one left.
 */
export interface Team {
  readonly merchant: typeof merchants.$inferSelect;
  readonly members: readonly Membership[];
  /** The roles that the merchant made itself. */
  readonly ownRoles: readonly CustomRole[];
}

/** A member as the team page shows one. */
export interface Colleague {
  readonly membership: Membership;
  readonly person: Pick<PersonRow, "id" | "name" | "email">;
  readonly ownRole: OwnRole | null;
  readonly invitedBy: { readonly id: Id<"usr">; readonly name: string } | null;
}

/** A place in a team: the role, and the rights that it has. */
export interface Standing {
  readonly role: Role;
  readonly rights: ReadonlySet<Scope>;
}

/** A place that can be given: a role of ours, or one of the merchant's own. */
export interface Place extends Standing {
  readonly customRoleId: Id<"rol"> | null;
}

/** Who a move is about; the rest of a membership does not matter to the rule. */
export type Mover = Standing & Pick<Membership, "personId" | "status">;

/** Giving a place, to a newcomer where there is no member yet; with null, taking a member out. */
export interface Move {
  readonly member: Mover | undefined;
  readonly to: Standing | null;
}

export type MoveFault = "above_own_role" | "last_owner" | "owners_only";

type Owning = Pick<Membership, "personId" | "role" | "status">;

/** Why someone may not make this move, if so: the one rule for verbs and pages. */
export function moveFault(
  members: readonly Owning[],
  by: Standing,
  { member, to }: Move,
): MoveFault | undefined {
  const touchesOwner = member?.role === "owner" || to?.role === "owner";
  if (by.role !== "owner" && touchesOwner) return "owners_only";
  const isAbove = [member, to].some((place) => place && !place.rights.isSubsetOf(by.rights));
  if (isAbove) return "above_own_role";
  if (to?.role !== "owner" && member && isLastOwner(members, member)) return "last_owner";
  return undefined;
}

function isLastOwner(members: readonly Owning[], member: Mover): boolean {
  const owners = members.filter(({ role, status }) => role === "owner" && status === "active");
  return owners.length === 1 && owners[0]?.personId === member.personId;
}

/** Refuses a move with the reason. */
export function refuseFaulty(team: Team, by: Standing, move: Move): void {
  const fault = moveFault(team.members, by, move);
  if (fault === "last_owner") {
    throw new DomainError("last_owner", "A team must keep an owner. Make someone else one first.");
  }
  if (fault) {
    throw new DomainError(
      "more_permissions_required",
      "Only an owner can make or unmake owners, and no one can give rights they do not have.",
    );
  }
}

/** A membership with the rights that it gives now. */
export function moverOf(team: Team, member: Membership): Mover {
  const own = team.ownRoles.find(({ id }) => id === member.customRoleId) ?? null;
  const { personId, role, status } = member;
  return { personId, role, status, rights: rightsOf(role, own) };
}

/** The place that a text names: one of our roles, or by its id one of the merchant's own. */
export function placeNamed(team: Team, name: string): Place {
  const role = roles.find((known) => known === name);
  if (role) return { role, rights: scopesOfRole(role), customRoleId: null };
  const own = team.ownRoles.find(({ id, removedAt }) => id === name && removedAt === null);
  if (own) return { role: "viewer", rights: rightsOf("viewer", own), customRoleId: own.id };
  throw new DomainError("resource_missing", "No such role.", { param: "role" });
}

/** The place from which someone changes the team, as it is now; the operator acts as owner. */
export function standingToChangeTeam(team: Team, actor: Actor): Standing {
  if (actor.kind === "system") return { role: "owner", rights: scopesOfRole("owner") };
  const member = team.members.find(({ personId }) => personId === actor.id);
  const mover = member && moverOf(team, member);
  if (mover?.status === "active" && mover.rights.has("people:write")) return mover;
  throw new DomainError("more_permissions_required", "You may no longer change this team.");
}

/** Someone who is in the team or asked into it; others do not exist here. */
export function memberOf(team: Team, personId: Id<"usr"> | undefined): Membership {
  const member = team.members.find((candidate) => candidate.personId === personId);
  if (member && member.status !== "removed") return member;
  throw new DomainError("resource_missing", "No such person.", { param: "personId" });
}
