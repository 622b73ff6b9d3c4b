import type { emails } from "#db/schema/notifications";
import { next } from "#domain/changes/change";
import { invitationToken } from "#domain/team/invitation";
import { ticketToken } from "#domain/tickets/ticket";
import { parseId } from "#platform/ids";
import type { MailOutcome } from "#platform/mail";

/** One e-mail to one person. */
export type Email = typeof emails.$inferSelect;

/**
 * Stands in a letter as it is kept where the secret of its link goes when it is handed in: what is
 * kept, and who may read it in the dashboard, opens nothing by it.
 */
export const linkSecretMark = "~secret~";

/** The text with the secret that this very e-mail brings, if it is one that brings any. */
export function withLinkSecret(
  { kind, cause }: Pick<Email, "kind" | "cause">,
  text: string,
): string {
  if (kind === "invitation") {
    const id = parseId("inv", cause);
    return id ? text.replaceAll(linkSecretMark, invitationToken(id)) : text;
  }
  const isToPassword = kind === "password_reset" || kind === "password_changed";
  const id = isToPassword ? parseId("tkt", cause) : undefined;
  const token = id && ticketToken({ id, purpose: "password_reset" });
  return token === undefined ? text : text.replaceAll(linkSecretMark, token);
}

/** How long after each try the next one is made; after the last of them it has failed. */
const pausesMinutes = [1, 5, 15, 60, 180, 360, 720, 720] as const;

/** So often an e-mail is handed in at most. */
export const mostAttempts = pausesMinutes.length;

/** Whether it is time to hand it in. */
export function isDue({ nextAttemptAt }: Email, now: Temporal.Instant): boolean {
  return nextAttemptAt !== null && Temporal.Instant.compare(nextAttemptAt, now) <= 0;
}

/** An e-mail that is being tried: the next try is set before this one, so none is forgotten. */
export function attempted(email: Email, now: Temporal.Instant): Email {
  const attempts = email.attempts + 1;
  const minutes = pausesMinutes[email.attempts] ?? pausesMinutes[mostAttempts - 1] ?? 0;
  return next(email, { attempts, nextAttemptAt: now.add({ minutes }) });
}

/** An e-mail after a try, by what the mail server said. */
export function settled(email: Email, outcome: MailOutcome, now: Temporal.Instant): Email {
  if (outcome.isTaken) {
    return next(email, { status: "sent", sentAt: now, nextAttemptAt: null, lastFailure: null });
  }
  const isOver = outcome.isFinal || email.attempts >= mostAttempts;
  return next(email, {
    status: isOver ? "failed" : "queued",
    nextAttemptAt: isOver ? null : email.nextAttemptAt,
    lastFailure: outcome.code.slice(0, 40),
  });
}
