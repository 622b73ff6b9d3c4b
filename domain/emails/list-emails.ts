import { emails } from "#db/schema/notifications";
import { stretches } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { Email } from "#domain/emails/email";
import { seenBy } from "#domain/emails/seen-by";

export interface ListEmailsInput extends ListInput {
  /** Only those to the person who asks. */
  readonly toMe?: boolean;
}

/** The e-mails of this account that the person may read, newest first. */
export async function listEmails(ctx: Context, list: ListEmailsInput): Promise<Page<Email>> {
  requireScope(ctx, "notifications:write");
  const person = requirePerson(ctx);
  const isMine = list.toMe === true || seenBy(person, ctx.account) !== undefined;
  const within = isMine ? [stretches([emails.personId, [person.id]])] : undefined;
  return readPage(readerOf(ctx), emails, { prefix: "eml", list, within });
}
