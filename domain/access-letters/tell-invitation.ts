import { emails } from "#db/schema/notifications";
import { invitations } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import {
  type AccessLetterWriter,
  accessEmail,
  secretPath,
} from "#domain/access-letters/access-letter";
import { findInvitationToTell } from "#domain/access-letters/queries";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Id } from "#platform/ids";

/** Whose invitation is to be written, and in which words. */
export interface TellInvitationInput {
  readonly invitationId: Id<"inv">;
  readonly write: AccessLetterWriter;
}

/** Writes once to somebody who was invited, with the link; says whether it did. */
export async function tellInvitation(ctx: Context, input: TellInvitationInput): Promise<boolean> {
  requireScope(ctx, "notifications:send");

  return commit(ctx, async ({ now }) => {
    const found = await findInvitationToTell(input.invitationId);
    const audit = { action: "invitation.told", subject: input.invitationId };
    if (!found) return change(false, { audit, events: [] });
    const { invitation, reader, inviterName, ownRoleName } = found;
    const isOpen =
      invitation.acceptedAt === null && Temporal.Instant.compare(now, invitation.expiresAt) < 0;
    const result = change(isOpen, { audit, events: [] }).updates(
      invitations,
      invitation,
      next(invitation, { toldAt: now }),
    );
    if (!isOpen) return result;
    const { expiresAt, id: cause } = invitation;
    const path = secretPath("welcome");
    const notice = { kind: "invitation", inviterName, ownRoleName, expiresAt, path } as const;
    const letter = input.write(notice, reader);
    return result.inserts(
      emails,
      accessEmail({ letter, reader, kind: notice.kind, cause, at: now }),
    );
  });
}
