import type { merchants } from "#db/schema/merchants";
import type { memberships } from "#db/schema/people";
import type { Actor } from "#domain/access/actor";
import { type Role, scopesOfRole } from "#domain/access/roles";
import { DomainError } from "#domain/errors/domain-error";
import type { PersonRow } from "#domain/people/person";
import type { Id } from "#platform/ids";

export type Membership = typeof memberships.$inferSelect;

/**
 * Everyone who was ever asked into a merchant's team. Each change of it counts up the merchant's
 * version, so that of two changes at once the later one is decided on what the earlier one left.
 */
export interface Team {
  readonly merchant: typeof merchants.$inferSelect;
  readonly members: readonly Membership[];
}

/** A member as the team page shows one. */
export interface Colleague {
  readonly membership: Membership;
  readonly person: Pick<PersonRow, "id" | "name" | "email">;
  readonly invitedBy: { readonly id: Id<"usr">; readonly name: string } | null;
}

/** Who a move is about; the rest of a membership does not matter to the rule. */
export type Mover = Pick<Membership, "personId" | "role" | "status">;

/** Giving a role, to a newcomer where there is no member yet; with null, taking a member out. */
export interface Move {
  readonly member: Mover | undefined;
  readonly to: Role | null;
}

export type MoveFault = "above_own_role" | "last_owner" | "owners_only";

const ranks: Readonly<Record<Role, number>> = {
  owner: 5,
  admin: 4,
  developer: 3,
  analyst: 2,
  viewer: 1,
};

/** Why someone with this role may not make this move, if so: the one rule for verbs and pages. */
export function moveFault(
  members: readonly Mover[],
  by: Role,
  { member, to }: Move,
): MoveFault | undefined {
  if (by !== "owner" && (member?.role === "owner" || to === "owner")) return "owners_only";
  if (to !== null && ranks[to] > ranks[by]) return "above_own_role";
  if (to !== "owner" && member && isLastOwner(members, member)) return "last_owner";
  return undefined;
}

function isLastOwner(members: readonly Mover[], member: Mover): boolean {
  const owners = members.filter(({ role, status }) => role === "owner" && status === "active");
  return owners.length === 1 && owners[0]?.personId === member.personId;
}

/** Refuses a move with the reason. */
export function refuseFaulty(team: Team, by: Role, move: Move): void {
  const fault = moveFault(team.members, by, move);
  if (fault === "last_owner") {
    throw new DomainError("last_owner", "A team must keep an owner. Make someone else one first.");
  }
  if (fault) {
    throw new DomainError(
      "more_permissions_required",
      "Only an owner can make or unmake owners, and no one can give a role above their own.",
    );
  }
}

/** The role in which someone changes the team, as it is now; the operator acts as owner. */
export function roleToChangeTeam(team: Team, actor: Actor): Role {
  if (actor.kind === "system") return "owner";
  const member = team.members.find(({ personId }) => personId === actor.id);
  if (member?.status === "active" && scopesOfRole(member.role).has("people:write")) {
    return member.role;
  }
  throw new DomainError("more_permissions_required", "You may no longer change this team.");
}

/** Someone who is in the team or asked into it; others do not exist here. */
export function memberOf(team: Team, personId: Id<"usr"> | undefined): Membership {
  const member = team.members.find((candidate) => candidate.personId === personId);
  if (member && member.status !== "removed") return member;
  throw new DomainError("resource_missing", "No such person.", { param: "personId" });
}
