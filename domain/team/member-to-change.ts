import type { Context } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import type { Reader } from "#domain/changes/reader";
import { loadTeam } from "#domain/team/queries";
import {
  type Membership,
  memberOf,
  refuseFaulty,
  roleToChangeTeam,
  type Team,
} from "#domain/team/team";
import { parseId } from "#platform/ids";

interface Asked {
  readonly personId: string;
  /** The role they are to have, or null to be in the team no longer. */
  readonly to: Role | null;
}

/** The member whom the caller may move there, with the team; refuses what the team's rules do. */
export async function memberToChange(
  read: Reader,
  { account, actor }: Context,
  { personId, to }: Asked,
): Promise<{ readonly team: Team; readonly member: Membership }> {
  const team = await loadTeam(read, account.merchantId);
  const by = roleToChangeTeam(team, actor);
  const member = memberOf(team, parseId("usr", personId));
  refuseFaulty(team, by, { member, to });
  return { team, member };
}
