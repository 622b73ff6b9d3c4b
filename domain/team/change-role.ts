import { z } from "zod";
import { merchants } from "#db/schema/merchants";
import { memberships } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { invariant } from "#domain/errors/invariant";
import { memberToChange } from "#domain/team/member-to-change";
import type { Membership } from "#domain/team/team";

export const ChangeRoleInput = z.object({
  personId: z.string().min(1).max(40),
  /** One of our roles, or the id of one that the merchant made. */
  role: z.string().min(1).max(40),
});

/** Gives a member another role; what they may do follows it from their next request on. */
export async function changeRole(
  ctx: Context,
  { personId, role }: z.output<typeof ChangeRoleInput>,
): Promise<Membership> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const { team, member, place } = await memberToChange(read, ctx, { personId, to: role });
    invariant(place, "a role that is to be given is one");
    const after = next(member, { role: place.role, customRoleId: place.customRoleId });
    const audit = {
      action: "person.role_changed",
      subject: member.personId,
      before: { role: member.customRoleId ?? member.role },
      after: { role },
    };
    return change(after, { audit, events: [] })
      .updates(memberships, member, after)
      .updates(merchants, team.merchant, next(team.merchant, {}));
  });
}
