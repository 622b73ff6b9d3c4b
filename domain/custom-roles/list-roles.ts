import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadTeam } from "#domain/team/load-team";
import type { CustomRole } from "#domain/team/team";

/** One of the merchant's own roles, and how many people have it or are invited as it. */
export interface ListedRole {
  readonly role: CustomRole;
  readonly holderCount: number;
}

/** The roles that the merchant made itself, by name. */
export async function listRoles(ctx: Context): Promise<readonly ListedRole[]> {
  requireScope(ctx, "people:read");
  const { ownRoles, members } = await loadTeam(readerOf(ctx), ctx.account.merchantId);
  const held = members.filter(({ status }) => status !== "removed");
  return ownRoles
    .filter(({ removedAt }) => removedAt === null)
    .toSorted((left, right) => left.name.localeCompare(right.name))
    .map((role) => ({
      role,
      holderCount: held.filter(({ customRoleId }) => customRoleId === role.id).length,
    }));
}
