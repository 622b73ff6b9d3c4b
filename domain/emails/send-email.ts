import { emails } from "#db/schema/notifications";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { readerOf } from "#domain/changes/reader";
import {
  attempted,
  type Email,
  isDue,
  mostAttempts,
  settled,
  withLinkSecret,
} from "#domain/emails/email";
import { loadEmail, nameOfReader } from "#domain/emails/queries";
import { log } from "#platform/log";
import { type MailOutcome, sendMail } from "#platform/mail";

/**
 * Hands one e-mail in, if it is due and nobody else is at it. After a crash between the server's
 * yes and our note of it, it is handed in again under the same Message-ID, so that mailboxes can
 * tell it is the same one; once it is noted as sent, never.
 */
export async function sendEmail(ctx: Context, input: { readonly emailId: string }): Promise<Email> {
  requireScope(ctx, "notifications:send");

  const { email, isOurs } = await commit(ctx, async (read) =>
    claim(await loadEmail(read, input.emailId), read.now),
  );
  if (!isOurs) return email;
  const outcome = await handIn(ctx, email);
  return commit(ctx, async (read) => {
    const found = await loadEmail(read, email.id);
    const after = found.status === "queued" ? settled(found, outcome, read.now) : found;
    return moved(after, found, after);
  });
}

interface Claim {
  readonly email: Email;
  /** Whether the try is ours to make. */
  readonly isOurs: boolean;
}

function claim(found: Email, now: Temporal.Instant): Change<Claim> {
  if (!isDue(found, now)) return moved({ email: found, isOurs: false }, found, found);
  if (found.attempts >= mostAttempts) {
    // The last try was begun, and whoever made it is gone.
    const failed = settled(found, { isTaken: false, isFinal: true, code: "unknown" }, now);
    return moved({ email: failed, isOurs: false }, found, failed);
  }
  const email = attempted(found, now);
  return moved({ email, isOurs: true }, found, email);
}

async function handIn(ctx: Context, email: Email): Promise<MailOutcome> {
  const name = await nameOfReader(readerOf(ctx), email);
  const { id, address, subject, text, html } = email;
  const outcome = await sendMail({
    id,
    to: { name, address },
    subject,
    text: withLinkSecret(email, text),
    html: withLinkSecret(email, html),
  });
  if (!outcome.isTaken) {
    const { code, isFinal } = outcome;
    log().warn({ account: email.accountId, object: id, code, isFinal }, "An e-mail was not taken.");
  }
  return outcome;
}

function moved<Result>(result: Result, before: Email, after: Email): Change<Result> {
  const audit = { action: "email.tried", subject: before.id };
  const moving = change(result, { audit, events: [] });
  return after === before ? moving : moving.updates(emails, before, after);
}
