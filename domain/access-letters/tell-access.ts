import type { AccessLetterWriter } from "#domain/access-letters/access-letter";
import { invitationsToTell, resetsToTell } from "#domain/access-letters/queries";
import { tellInvitation } from "#domain/access-letters/tell-invitation";
import { tellPasswordReset } from "#domain/access-letters/tell-password-reset";
import { type Due, type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";
import { parseId } from "#platform/ids";

/** Writes to everyone who was invited, or has asked for a new password, and says how many. */
export async function tellAccess(clock: Clock, write: AccessLetterWriter): Promise<Served> {
  const invited = await serveDue<Due>(clock, {
    failure: "An invitation could not be written; it is tried again in the next round.",
    next: invitationsToTell,
    serve: async (ctx, { id }) => {
      const invitationId = parseId("inv", id);
      if (invitationId) await tellInvitation(ctx, { invitationId, write });
    },
  });
  const reset = await serveDue<Due>(clock, {
    failure: "A password reset could not be written; it is tried again in the next round.",
    next: (after) => resetsToTell(after, clock()),
    serve: async (ctx, { id }) => {
      const ticketId = parseId("tkt", id);
      if (ticketId) await tellPasswordReset(ctx, { ticketId, write });
    },
  });
  return { done: invited.done + reset.done, failed: invited.failed + reset.failed };
}
