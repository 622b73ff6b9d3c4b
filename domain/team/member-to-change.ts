import type { Context } from "#domain/access/context";
import type { Reader } from "#domain/changes/reader";
import { loadTeam } from "#domain/team/load-team";
import {
  type Membership,
  memberOf,
  moverOf,
  type Place,
  placeNamed,
  refuseFaulty,
  standingToChangeTeam,
  type Team,
} from "#domain/team/team";
import { parseId } from "#platform/ids";

interface Asked {
  readonly personId: string;
  /** The role they are to have by its name, or null to be in the team no longer. */
  readonly to: string | null;
}

/** A member with the team around, and the place they are to have; null for none. */
export interface MemberToChange {
  readonly team: Team;
  readonly member: Membership;
  readonly place: Place | null;
}

/** The member whom the caller may move there, with the team; refuses what the team's rules do. */
export async function memberToChange(
  read: Reader,
  { account, actor }: Context,
  { personId, to }: Asked,
): Promise<MemberToChange> {
  const team = await loadTeam(read, account.merchantId);
  const by = standingToChangeTeam(team, actor);
  const member = memberOf(team, parseId("usr", personId));
  const place = to === null ? null : placeNamed(team, to);
  refuseFaulty(team, by, { member: moverOf(team, member), to: place });
  return { team, member, place };
}
