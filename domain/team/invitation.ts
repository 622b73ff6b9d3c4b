import type { invitations } from "#db/schema/people";
import type { Id } from "#platform/ids";
import { keyedDigest } from "#platform/secrets";

export type Invitation = typeof invitations.$inferSelect;

/** How long an invitation can be taken up. */
export const invitationDays = 7;

/** What stands in the link of an invitation: nobody can make it who only sees the table. */
export function invitationToken(id: Id<"inv">): string {
  return keyedDigest("invitation_token", id);
}

/** The digest under which the token of an invitation's link is found. */
export function invitationDigest(token: string): string {
  return keyedDigest("invitation", token);
}
