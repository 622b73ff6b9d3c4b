import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { accountId, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { people } from "#db/schema/people";

/** What people are told of by e-mail, in the order in which they choose among them. */
export const noticeKinds = [
  "refund_waits",
  "payout_failed",
  "bank_account_waits",
  "endpoint_failing",
  "api_key_expiring",
  "new_device",
  "alert",
  "deprecation",
] as const;

/** Every kind of e-mail: beside notices, those that bring a secret link, which nobody turns off. */
const emailKinds = [...noticeKinds, "invitation", "password_reset", "password_changed"] as const;

/** What a person has said to a kind of e-mail; who has said nothing gets it. */
export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    personId: id("usr")
      .notNull()
      .references(() => people.id),
    kind: text({ enum: noticeKinds }).notNull(),
    isOn: boolean().notNull(),
    version: version(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);

/** One e-mail to one person, as it was written at the time. */
export const emails = pgTable(
  "emails",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("eml").notNull(),
    personId: id("usr")
      .notNull()
      .references(() => people.id),
    kind: text({ enum: emailKinds }).notNull(),
    /** The id of what made it: an event, a session. One cause writes to one person once. */
    cause: text().notNull(),
    /** The person's address when it was written. */
    address: text().notNull(),
    /** The language it is written in. */
    locale: text({ enum: ["en", "zh-CN"] }).notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    /** Unsent are those that were written while there was no mail server to hand them to. */
    status: text({ enum: ["queued", "sent", "failed", "unsent"] }).notNull(),
    attempts: integer().notNull(),
    /** When it is tried next; set beforehand, so that a crash delays it and loses nothing. */
    nextAttemptAt: instant(),
    /** What the mail server said when it did not take it: a code, never content. */
    lastFailure: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("emails_once").on(table.accountId, table.cause, table.personId),
    index("emails_of_person").on(table.accountId, table.personId, table.id),
    index("emails_to_sweep").on(table.createdAt),
    index("emails_to_send")
      .on(table.nextAttemptAt, table.accountId, table.id)
      .where(sql`${table.status} = 'queued'`),
    check("emails_status", sql`${table.status} in ('queued', 'sent', 'failed', 'unsent')`),
    check(
      "emails_queued_has_time",
      sql`(${table.status} = 'queued') = (${table.nextAttemptAt} is not null)`,
    ),
    check("emails_sent_has_time", sql`(${table.status} = 'sent') = (${table.sentAt} is not null)`),
  ],
);
