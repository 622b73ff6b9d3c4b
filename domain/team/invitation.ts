import type { invitations } from "#db/schema/people";
import { keyedDigest } from "#platform/secrets";

export type Invitation = typeof invitations.$inferSelect;

/** How long an invitation can be taken up. */
export const invitationDays = 7;

/** The digest under which the token of an invitation's link is found. */
export function invitationDigest(token: string): string {
  return keyedDigest("invitation", token);
}
