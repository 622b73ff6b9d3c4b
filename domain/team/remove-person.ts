import { z } from "zod";
import { merchants } from "#db/schema/merchants";
import { memberships } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { memberToChange } from "#domain/team/member-to-change";
import type { Membership } from "#domain/team/team";

export const RemovePersonInput = z.object({ personId: z.string().min(1).max(40) });

/**
 * Takes someone out of the team: their next request is refused, an open invitation opens nothing.
 * The person stays, for the records that name them and for the other teams they may be in.
 */
export async function removePerson(
  ctx: Context,
  { personId }: z.output<typeof RemovePersonInput>,
): Promise<Membership> {
  requireScope(ctx, "people:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const { team, member } = await memberToChange(read, ctx, { personId, to: null });
    const after = next(member, { status: "removed" });
    const { role, status } = member;
    const audit = { action: "person.removed", subject: member.personId, before: { role, status } };
    return change(after, { audit, events: [] })
      .updates(memberships, member, after)
      .updates(merchants, team.merchant, next(team.merchant, {}));
  });
}
