import { z } from "zod";
import { merchants } from "#db/schema/merchants";
import { customRoles } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { roleToChange } from "#domain/custom-roles/role-to-change";
import { DomainError } from "#domain/errors/domain-error";
import { loadTeam } from "#domain/team/load-team";
import { type CustomRole, standingToChangeTeam } from "#domain/team/team";

export const RemoveRoleInput = z.object({ roleId: z.string().min(1).max(40) });

/** Takes a role away that nobody has, and nobody is invited as; else people would lose theirs. */
export async function removeRole(
  ctx: Context,
  { roleId }: z.output<typeof RemoveRoleInput>,
): Promise<CustomRole> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const team = await loadTeam(read, ctx.account.merchantId);
    const { merchant, members } = team;
    const role = roleToChange(team, roleId, standingToChangeTeam(team, ctx.actor).rights);
    const isInUse = members.some(
      ({ customRoleId, status }) => customRoleId === role.id && status !== "removed",
    );
    if (isInUse) throw new DomainError("role_in_use", "Give those who have it another role first.");
    const after = next(role, { removedAt: read.now });
    const { name, scopes } = role;
    const audit = { action: "role.removed", subject: role.id, before: { name, scopes } };
    return change(after, { audit, events: [] })
      .updates(customRoles, role, after)
      .updates(merchants, merchant, next(merchant, {}));
  });
}
