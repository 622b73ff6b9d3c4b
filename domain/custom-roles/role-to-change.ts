import { rightsOf } from "#domain/access/rights";
import type { Scope } from "#domain/access/scopes";
import { DomainError } from "#domain/errors/domain-error";
import type { CustomRole, Team } from "#domain/team/team";

/** A role of the merchant that somebody with these rights may change; others do not exist. */
export function roleToChange(team: Team, roleId: string, rights: ReadonlySet<Scope>): CustomRole {
  const role = team.ownRoles.find(({ id, removedAt }) => id === roleId && removedAt === null);
  if (!role) throw new DomainError("resource_missing", "No such role.", { param: "roleId" });
  if (rightsOf("viewer", role).isSubsetOf(rights)) return role;
  throw new DomainError(
    "more_permissions_required",
    "No one can change a role that may do more than they do.",
  );
}
