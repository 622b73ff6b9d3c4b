import { emails } from "#db/schema/notifications";
import { oneTimeTickets } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import {
  type AccessLetterWriter,
  type AccessNotice,
  accessEmail,
  secretPath,
} from "#domain/access-letters/access-letter";
import { findResetToTell } from "#domain/access-letters/queries";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Ticket } from "#domain/tickets/ticket";
import type { Id } from "#platform/ids";

/** Whose reset is to be written, and in which words. */
export interface TellPasswordResetInput {
  readonly ticketId: Id<"tkt">;
  readonly write: AccessLetterWriter;
}

/**
 * Writes once to somebody who has asked for a new password, or has one, with the link to another;
 * says whether it did.
 */
export async function tellPasswordReset(
  ctx: Context,
  input: TellPasswordResetInput,
): Promise<boolean> {
  requireScope(ctx, "notifications:send");

  return commit(ctx, async ({ now }) => {
    const found = await findResetToTell(input.ticketId);
    const audit = { action: "password_reset.told", subject: input.ticketId };
    if (!found) return change(false, { audit, events: [] });
    const { ticket, reader } = found;
    const notice = noticeOf(ticket);
    const letter = input.write(notice, reader);
    return change(true, { audit, events: [] })
      .updates(oneTimeTickets, ticket, next(ticket, { toldAt: now }))
      .inserts(
        emails,
        accessEmail({ letter, reader, kind: notice.kind, cause: ticket.id, at: now }),
      );
  });
}

function noticeOf({ data, createdAt: at, expiresAt }: Ticket): AccessNotice {
  const path = secretPath("reset-password");
  if (data.after !== "change") return { kind: "password_reset", expiresAt, path };
  const { device = null, address = null } = data;
  return { kind: "password_changed", at, device, address, path };
}
