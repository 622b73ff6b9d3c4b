import { type DueEmail, dueEmails } from "#domain/emails/queries";
import { sendEmail } from "#domain/emails/send-email";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";
import { settings } from "#platform/settings";

/** Hands in every e-mail that is due, of all accounts; without a mail server they wait. */
export async function sendDue(clock: Clock): Promise<Served> {
  if (settings().smtpUrl === undefined) return { done: 0, failed: 0 };
  const now = clock();
  return serveDue<DueEmail>(clock, {
    failure: "An e-mail could not be sent; it is tried again later.",
    next: (after) => dueEmails(now, after),
    serve: (ctx, { id }) => sendEmail(ctx, { emailId: id }),
  });
}
