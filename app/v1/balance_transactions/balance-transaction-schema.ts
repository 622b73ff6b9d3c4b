import * as z from "zod";
import { currencySchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

const feeDetailSchema = z
  .strictObject({
    amount: z.int(),
    application: z.null(),
    currency: currencySchema,
    description: z.string(),
    type: z.literal("stripe_fee"),
  })
  .meta({ id: "fee_detail" });

/** What a line of the balance can be of. */
export const balanceTransactionTypes = [
  "charge",
  "refund",
  "payout",
  "payout_cancel",
  "payout_failure",
  "transfer",
  "transfer_refund",
] as const;

/** A balance transaction as answers show it. */
export const balanceTransactionSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("balance_transaction"),
    amount: z.int(),
    available_on: momentSchema,
    balance_type: z.literal("payments"),
    created: momentSchema,
    currency: currencySchema,
    description: z.string().nullable(),
    exchange_rate: z.null(),
    fee: z.int(),
    fee_details: z.array(feeDetailSchema),
    net: z.int(),
    reporting_category: z.string(),
    source: expandable("charge", "refund", "payout", "transfer", "transfer_reversal"),
    status: z.enum(["pending", "available"]),
    type: z.enum(balanceTransactionTypes),
  })
  .meta({ id: "balance_transaction", description: "A line of the account's balance." });
