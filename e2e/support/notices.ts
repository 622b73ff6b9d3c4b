import { asc, eq } from "drizzle-orm";
import { database, sqlClient } from "#db/client";
import { emails } from "#db/schema/notifications";
import { events } from "#db/schema/record";
import type { Account } from "#domain/access/context";
import type { Email } from "#domain/emails/email";
import { planEmails } from "#domain/notifications/plan-emails";
import { systemClock } from "#platform/clock";
import { writeLetter } from "#worker/letters/write-letter";

/** Tells an account's events to the consumer of e-mails, as the worker does. */
export async function tellEvents({ id }: Pick<Account, "id">): Promise<void> {
  const told = await database()
    .select()
    .from(events)
    .where(eq(events.accountId, id))
    .orderBy(asc(events.id));
  await sqlClient().begin((tx) => planEmails(writeLetter, systemClock)(tx, told));
}

/** Every e-mail of an account, in the order in which they were written. */
export function emailsIn({ id }: Pick<Account, "id">): Promise<Email[]> {
  return database().select().from(emails).where(eq(emails.accountId, id)).orderBy(asc(emails.id));
}
