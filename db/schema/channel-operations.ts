import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountId, amountMinor, currency, id, instant, version } from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { charges, paymentIntents } from "#db/schema/payments";
import { refunds } from "#db/schema/refunds";

/** Why a channel turned something down. */
export interface ChannelFailure {
  readonly code: string;
  readonly declineCode: string | null;
  readonly message: string;
}

/** What the sandbox's remote channel is told besides amount and kind. */
export interface ChannelOrder {
  /** How it is to answer, as the integrator has asked for. */
  readonly sandboxOutcome: string;
  /** How the card behaves, where a card is charged. */
  readonly behaviour: string | null;
  /** Whether its holder has met the bank. */
  readonly isAuthenticated: boolean;
}

/** One thing asked of a remote channel; no money follows it before its end is certain. */
export const channelOperations = pgTable(
  "channel_operations",
  {
    accountId: accountId().references(() => accounts.id),
    /** Our reference at the channel: made before the call, kept for life, never used twice. */
    id: id("chop").notNull(),
    kind: text({ enum: ["authorise", "capture", "void", "refund"] }).notNull(),
    state: text({
      enum: ["reserved", "unknown", "pending", "needs_person", "succeeded", "failed"],
    }).notNull(),
    paymentIntentId: id("pi").notNull(),
    chargeId: id("ch").notNull(),
    refundId: id("re"),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    order: jsonb().$type<ChannelOrder>().notNull(),
    /** The number of the channel's newest word; what is older changes nothing. */
    channelSequence: bigint({ mode: "bigint" }).notNull(),
    /** How often it was looked up. */
    lookUps: integer().notNull(),
    /** When it is looked up next; null once it has ended. */
    nextLookUpAt: instant(),
    failure: jsonb().$type<ChannelFailure>(),
    /** Who asked, or made the key that asked, or nobody's id. */
    requestedBy: id("usr").notNull(),
    /** The person who settled it by hand. */
    settledBy: id("usr"),
    settledAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.paymentIntentId],
      foreignColumns: [paymentIntents.accountId, paymentIntents.id],
    }),
    foreignKey({
      columns: [table.accountId, table.chargeId],
      foreignColumns: [charges.accountId, charges.id],
    }),
    foreignKey({
      columns: [table.accountId, table.refundId],
      foreignColumns: [refunds.accountId, refunds.id],
    }),
    index("channel_operations_of_payment").on(table.accountId, table.paymentIntentId, table.id),
    index("channel_operations_in_doubt")
      .on(table.accountId, table.id)
      .where(sql`${table.settledAt} is null`),
    index("channel_operations_to_look_up")
      .on(table.nextLookUpAt, table.accountId, table.id)
      .where(sql`${table.settledAt} is null`),
    uniqueIndex("channel_operations_one_open_per_charge")
      .on(table.accountId, table.chargeId)
      .where(sql`${table.settledAt} is null`),
    check("channel_operations_amount_positive", sql`${table.amountMinor} > 0`),
    check(
      "channel_operations_settled_has_time",
      sql`(${table.state} in ('succeeded', 'failed')) = (${table.settledAt} is not null)`,
    ),
    check(
      "channel_operations_open_is_looked_up",
      sql`(${table.settledAt} is null) = (${table.nextLookUpAt} is not null)`,
    ),
    check(
      "channel_operations_failed_has_reason",
      sql`(${table.state} = 'failed') = (${table.failure} is not null)`,
    ),
    check(
      "channel_operations_refund_is_named",
      sql`(${table.kind} = 'refund') = (${table.refundId} is not null)`,
    ),
    check("channel_operations_four_eyes", sql`${table.settledBy} <> ${table.requestedBy}`),
  ],
);

/** Every word to and from a channel about one operation, in its order; the program only adds. */
export const channelEvidence = pgTable(
  "channel_evidence",
  {
    accountId: accountId(),
    operationId: id("chop").notNull(),
    /** The operation's version that came with it. */
    place: bigint({ mode: "bigint" }).notNull(),
    source: text({
      enum: ["request", "answer", "notification", "look_up", "closing", "person"],
    }).notNull(),
    /** What was said of the operation; null for what we ask. */
    says: text(),
    /** What it did: moved the operation, nothing, or it speaks against a settled end. */
    effect: text({ enum: ["moved", "none", "contradicts"] }).notNull(),
    content: jsonb().$type<Readonly<Record<string, unknown>>>().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.operationId, table.place] }),
    foreignKey({
      columns: [table.accountId, table.operationId],
      foreignColumns: [channelOperations.accountId, channelOperations.id],
    }),
  ],
);
