import { z } from "zod";
import { merchants } from "#db/schema/merchants";
import { memberships } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { roles } from "#domain/access/roles";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { memberToChange } from "#domain/team/member-to-change";
import type { Membership } from "#domain/team/team";

export const ChangeRoleInput = z.object({
  personId: z.string().min(1).max(40),
  role: z.enum(roles),
});

/** Gives a member another role; what they may do follows it from their next request on. */
export async function changeRole(
  ctx: Context,
  { personId, role }: z.output<typeof ChangeRoleInput>,
): Promise<Membership> {
  requireScope(ctx, "people:write");

  return commit(ctx, async (read) => {
    const { team, member } = await memberToChange(read, ctx, { personId, to: role });
    const after = next(member, { role });
    const audit = {
      action: "person.role_changed",
      subject: member.personId,
      before: { role: member.role },
      after: { role },
    };
    return change(after, { audit, events: [] })
      .updates(memberships, member, after)
      .updates(merchants, team.merchant, next(team.merchant, {}));
  });
}
