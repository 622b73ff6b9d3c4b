import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import {
  accountId,
  amountMinor,
  atMost,
  currency,
  id,
  indexOfSet,
  instant,
  metadata,
  version,
} from "#db/columns";
import { customers } from "#db/schema/customers";
import { accounts } from "#db/schema/merchants";
import type { BillingDetails } from "#db/schema/payment-methods";

/** The card as it stood when it was charged. */
export interface ChargedCard {
  readonly brand: string;
  readonly last4: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly funding: string;
  readonly country: string;
  readonly fingerprint: string;
}

/** Why the last attempt did not succeed. */
export interface PaymentFailure {
  readonly code: string;
  readonly declineCode: string | null;
  readonly message: string;
  readonly chargeId: string | null;
  readonly paymentMethodId: string | null;
}

/** What the account wants to be paid, through all its attempts. */
export const paymentIntents = pgTable(
  "payment_intents",
  {
    accountId: accountId().references(() => accounts.id),
    id: id("pi").notNull(),
    status: text({
      enum: [
        "requires_payment_method",
        "requires_confirmation",
        "requires_action",
        "processing",
        "requires_capture",
        "canceled",
        "succeeded",
      ],
    }).notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    amountCapturableMinor: amountMinor().notNull(),
    amountReceivedMinor: amountMinor().notNull(),
    captureMethod: text({ enum: ["automatic", "automatic_async", "manual"] }).notNull(),
    confirmationMethod: text({ enum: ["automatic", "manual"] }).notNull(),
    customerId: id("cus"),
    paymentMethodId: id("pm"),
    latestChargeId: id("ch"),
    description: text(),
    receiptEmail: text(),
    statementDescriptor: text(),
    statementDescriptorSuffix: text(),
    returnUrl: text(),
    lastFailure: jsonb().$type<PaymentFailure>(),
    clientSecret: text().notNull(),
    metadata: metadata(),
    cancellationReason: text(),
    canceledAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.customerId],
      foreignColumns: [customers.accountId, customers.id],
    }),
    index("payment_intents_by_state").on(table.accountId, table.currency, table.status, table.id),
    index("payment_intents_by_amount").on(
      table.accountId,
      table.amountMinor,
      table.currency,
      table.id,
    ),
    indexOfSet("payment_intents_of_customer", table.accountId, [table.customerId, table.id]),
    indexOfSet("payment_intents_by_email", table.accountId, [table.receiptEmail, table.id]),
    check("payment_intents_amount_positive", sql`${table.amountMinor} > 0`),
    atMost("payment_intents_received_at_most_amount", table.amountReceivedMinor, table.amountMinor),
    atMost(
      "payment_intents_capturable_at_most_amount",
      table.amountCapturableMinor,
      table.amountMinor,
    ),
  ],
);

/** One attempt to get a payment intent paid. */
export const charges = pgTable(
  "charges",
  {
    accountId: accountId(),
    id: id("ch").notNull(),
    paymentIntentId: id("pi").notNull(),
    customerId: id("cus"),
    paymentMethodId: id("pm").notNull(),
    status: text({ enum: ["pending", "succeeded", "failed"] }).notNull(),
    amountMinor: amountMinor().notNull(),
    currency: currency().notNull(),
    captured: boolean().notNull(),
    amountCapturedMinor: amountMinor().notNull(),
    /** What was given back or is held to be given back. */
    amountRefundReservedMinor: amountMinor().notNull(),
    amountRefundedMinor: amountMinor().notNull(),
    feeMinor: amountMinor().notNull(),
    /** What of the fee went back with refunds: exactly its proportion, rounded down. */
    feeReturnedMinor: amountMinor().notNull(),
    /** The ledger transfer that holds an authorised, uncaptured amount. */
    holdTransferId: id("ltr"),
    /** The ledger transfer that holds what its waiting refunds would take of the balance. */
    refundHoldTransferId: id("ltr"),
    balanceTransactionId: id("txn"),
    /** When its money leaves the pending balance; null until captured. */
    availableAt: instant(),
    /** When its money left the pending balance. */
    releasedAt: instant(),
    /** How it is paid; says where in the books its money comes from and goes back to. */
    methodType: text({ enum: ["card", "customer_balance"] })
      .notNull()
      .default("card"),
    card: jsonb().$type<ChargedCard>(),
    /** Copied from the card, to search by. */
    cardLast4: text(),
    billingDetails: jsonb().$type<BillingDetails>().notNull(),
    description: text(),
    receiptEmail: text(),
    statementDescriptor: text(),
    metadata: metadata(),
    failure: jsonb().$type<PaymentFailure>(),
    /** Our reference at the channel, made before the call and kept for life. */
    channelReference: text().notNull(),
    /** What of it is in doubt at the channel; until that has ended nothing else can be asked. */
    openOperationId: id("chop"),
    authorisedAt: instant(),
    capturedAt: instant(),
    voidedAt: instant(),
    createdAt: instant().notNull(),
    version: version(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    foreignKey({
      columns: [table.accountId, table.paymentIntentId],
      foreignColumns: [paymentIntents.accountId, paymentIntents.id],
    }),
    index("charges_of_payment_intent").on(table.accountId, table.paymentIntentId, table.id),
    indexOfSet("charges_of_customer", table.accountId, [table.customerId, table.id]),
    indexOfSet("charges_by_last4", table.accountId, [table.cardLast4, table.paymentIntentId]),
    index("charges_to_release")
      .on(table.availableAt, table.accountId, table.id)
      .where(sql`${table.releasedAt} is null and ${table.availableAt} is not null`),
    index("charges_authorised")
      .on(table.authorisedAt, table.accountId, table.id)
      .where(
        sql`${table.holdTransferId} is not null and not ${table.captured}
          and ${table.voidedAt} is null`,
      ),
    check(
      "charges_card_is_known",
      sql`(${table.methodType} = 'card') = (${table.card} is not null)`,
    ),
    check(
      "charges_balance_has_owner",
      sql`${table.methodType} <> 'customer_balance' or ${table.customerId} is not null`,
    ),
    check("charges_amount_positive", sql`${table.amountMinor} > 0`),
    atMost("charges_captured_at_most_amount", table.amountCapturedMinor, table.amountMinor),
    atMost(
      "charges_refund_reserved_at_most_captured",
      table.amountRefundReservedMinor,
      table.amountCapturedMinor,
    ),
    atMost(
      "charges_refunded_at_most_reserved",
      table.amountRefundedMinor,
      table.amountRefundReservedMinor,
    ),
    atMost("charges_fee_at_most_captured", table.feeMinor, table.amountCapturedMinor),
    check(
      "charges_captured_has_amount",
      sql`${table.captured} = (${table.amountCapturedMinor} > 0)`,
    ),
    check(
      "charges_fee_returned_in_proportion",
      sql`${table.feeReturnedMinor} >= 0
        and ${table.feeReturnedMinor}::numeric * ${table.amountCapturedMinor}
          <= ${table.feeMinor}::numeric * ${table.amountRefundedMinor}`,
    ),
    check(
      "charges_fee_returned_with_all",
      sql`${table.amountRefundedMinor} < ${table.amountCapturedMinor}
        or ${table.feeReturnedMinor} = ${table.feeMinor}`,
    ),
  ],
);
