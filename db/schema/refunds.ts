import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  accountId,
  amountMinor,
  atMost,
  currency,
  id,
  instant,
  metadata,
  version,
} from "#db/columns";
import { accounts } from "#db/schema/merchants";
import { charges } from "#db/schema/payments";

/** One request to give money back. The money itself moves in ledger_transfers, never here. */
export const refunds = pgTable(
  "refunds",
  {
    accountId: accountId(),
    id: id("re").notNull(),
    chargeId: id("ch").notNull(),
    paymentIntentId: id("pi").notNull(),
    status: text({ enum: ["pending", "succeeded", "failed", "canceled"] }).notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    /** The part of the fee that went back with it; while it waits, the part that is likely to. */
    feeReturnMinor: amountMinor().notNull(),
    reason: text({ enum: ["duplicate", "fraudulent", "requested_by_customer"] }),
    metadata: metadata(),
    /** How many people must say yes; 0 when the policy asks for none. */
    approvalsRequired: integer().notNull(),
    approvalsGiven: integer().notNull(),
    approvalExpiresAt: instant(),
    /** Binds an approval to what was asked: SHA-256 over the parts that may not change. */
    requestHash: text().notNull(),
    /** Who asked, or made the key that asked, or nobody's id: a null would pass every fence. */
    requestedBy: id("usr").notNull(),
    /** The actor as the audit names it: a person, a key. */
    requestedByActor: text().notNull(),
    /** Why it ended without money moving. */
    closedReason: text({
      enum: ["approval_rejected", "approval_expired", "canceled_by_requester"],
    }),
    /** Why its money stayed where it was, though it was to go back. */
    failureReason: text({ enum: ["declined", "unknown"] }),
    /** The words of the person who rejected it. */
    rejectionReason: text(),
    /** The balance that the merchant's share is taken from. */
    balanceKind: text({ enum: ["pending", "available"] }).notNull(),
    balanceTransactionId: id("txn"),
    createdAt: instant().notNull(),
    decidedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("refunds_requester").on(table.accountId, table.id, table.requestedBy),
    foreignKey({
      columns: [table.accountId, table.chargeId],
      foreignColumns: [charges.accountId, charges.id],
    }),
    index("refunds_of_charge").on(table.accountId, table.chargeId, table.id),
    index("refunds_of_payment_intent").on(table.accountId, table.paymentIntentId, table.id),
    index("refunds_by_status").on(table.accountId, table.status, table.id),
    index("refunds_waiting")
      .on(table.accountId, table.approvalExpiresAt, table.id)
      .where(
        sql`${table.status} = 'pending' and ${table.approvalsGiven} < ${table.approvalsRequired}`,
      ),
    index("refunds_to_expire")
      .on(table.approvalExpiresAt, table.accountId, table.id)
      .where(sql`${table.status} = 'pending'`),
    check("refunds_amount_positive", sql`${table.amountMinor} > 0`),
    atMost("refunds_fee_return_at_most_amount", table.feeReturnMinor, table.amountMinor),
    check(
      "refunds_approved_before_paid",
      sql`${table.status} <> 'succeeded' or ${table.approvalsGiven} >= ${table.approvalsRequired}`,
    ),
    check(
      "refunds_closed_has_reason",
      sql`(${table.status} = 'canceled') = (${table.closedReason} is not null)`,
    ),
    check(
      "refunds_failed_has_reason",
      sql`(${table.status} = 'failed') = (${table.failureReason} is not null)`,
    ),
    check(
      "refunds_rejection_has_reason",
      sql`${table.closedReason} is distinct from 'approval_rejected'
        or length(trim(coalesce(${table.rejectionReason}, ''))) > 0`,
    ),
  ],
);

/** What one person said to one refund. The one who asked cannot be among them. */
export const refundDecisions = pgTable(
  "refund_decisions",
  {
    accountId: accountId(),
    refundId: id("re").notNull(),
    decidedBy: id("usr").notNull(),
    /** Copied from the refund, and held equal to it by the foreign key, for the four-eyes check. */
    requestedBy: id("usr").notNull(),
    decision: text({ enum: ["approved", "rejected"] }).notNull(),
    reason: text(),
    requestHash: text().notNull(),
    decidedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.refundId, table.decidedBy] }),
    foreignKey({
      columns: [table.accountId, table.refundId],
      foreignColumns: [refunds.accountId, refunds.id],
    }),
    foreignKey({
      name: "refund_decisions_of_request",
      columns: [table.accountId, table.refundId, table.requestedBy],
      foreignColumns: [refunds.accountId, refunds.id, refunds.requestedBy],
    }),
    check("refund_decisions_four_eyes", sql`${table.decidedBy} <> ${table.requestedBy}`),
  ],
);

/** From which amounts refunds in one currency need one or two approvals. */
export interface PolicyLine {
  readonly currency: string;
  readonly oneApprovalAboveMinor: string;
  readonly twoApprovalsAboveMinor: string | null;
}

/** The refund policies of an account through time; its row says which one is in force. */
export const refundPolicies = pgTable(
  "refund_policies",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("plc").notNull(),
    status: text({ enum: ["proposed", "approved", "rejected", "withdrawn"] }).notNull(),
    lines: jsonb().$type<readonly PolicyLine[]>().notNull(),
    approvalHours: integer().notNull(),
    reason: text().notNull(),
    proposedBy: id("usr").notNull(),
    proposedAt: instant().notNull(),
    decidedBy: id("usr"),
    decidedAt: instant(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex("refund_policies_one_proposed")
      .on(table.accountId)
      .where(sql`${table.status} = 'proposed'`),
    check(
      "refund_policies_two_people",
      sql`${table.status} not in ('approved', 'rejected')
        or (${table.decidedBy} is not null and ${table.decidedBy} <> ${table.proposedBy})`,
    ),
    check("refund_policies_hours", sql`${table.approvalHours} between 1 and 720`),
  ],
);
