import * as z from "zod";
import { currencySchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

/** A customer's stored balance as answers show it. */
export const cashBalanceSchema = z
  .strictObject({
    object: z.literal("cash_balance"),
    available: z.record(currencySchema, z.int()).nullable(),
    customer: z.string(),
    customer_account: z.null(),
    livemode: z.boolean(),
    settings: z.strictObject({
      reconciliation_mode: z.literal("manual"),
      using_merchant_default: z.boolean(),
    }),
  })
  .meta({
    id: "cash_balance",
    description: "What a customer has stored, by currency, in its smallest unit.",
  });

/** A move of a customer's stored balance as answers show it. */
export const cashBalanceTransactionSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("customer_cash_balance_transaction"),
    created: momentSchema,
    currency: currencySchema,
    customer: expandable("customer"),
    customer_account: z.null(),
    ending_balance: z.int(),
    livemode: z.boolean(),
    net_amount: z.int(),
    type: z.string(),
    applied_to_payment: z.strictObject({ payment_intent: expandable("payment_intent") }).optional(),
    unapplied_from_payment: z
      .strictObject({ payment_intent: expandable("payment_intent") })
      .optional(),
    refunded_from_payment: z.strictObject({ refund: expandable("refund") }).optional(),
    funded: z
      .strictObject({
        bank_transfer: z.strictObject({ reference: z.string(), type: z.string() }),
      })
      .optional(),
    top_up: z.string().optional(),
    transfer: z.string().optional(),
    withdrawal: z.string().optional(),
  })
  .meta({
    id: "customer_cash_balance_transaction",
    description: "One move of a customer's stored balance.",
  });
