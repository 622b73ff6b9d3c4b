import { and, eq } from "drizzle-orm";
import { emails } from "#db/schema/notifications";
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
  const mine = list.toMe ? eq(emails.personId, person.id) : undefined;
  const filters = [and(seenBy(person, ctx.account), mine)];
  return readPage(readerOf(ctx), emails, { prefix: "eml", list, filters });
}
