import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

/** A payout as answers show it. */
export const payoutSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("payout"),
    amount: z.int().meta({ description: "Below zero for a reversal, which brings money back." }),
    application_fee: z.null(),
    application_fee_amount: z.null(),
    arrival_date: momentSchema,
    automatic: z.boolean().meta({
      description: "Made by the schedule: `balance_transactions?payout=` lists what it is made of.",
    }),
    balance_transaction: expandable("balance_transaction").nullable(),
    created: momentSchema,
    currency: currencySchema,
    description: z.string().nullable(),
    destination: expandable("bank_account"),
    failure_balance_transaction: expandable("balance_transaction").nullable(),
    failure_code: z.string().nullable(),
    failure_message: z.string().nullable(),
    livemode: z.boolean(),
    metadata: metadataSchema,
    method: z.enum(["standard", "instant"]),
    original_payout: expandable("payout").nullable(),
    payout_method: z.null(),
    reconciliation_status: z.enum(["completed", "not_applicable"]),
    reversed_by: expandable("payout").nullable(),
    source_type: z.literal("card"),
    statement_descriptor: z.string().nullable(),
    status: z.enum(["pending", "in_transit", "paid", "failed", "canceled"]),
    trace_id: z.null(),
    type: z.literal("bank_account"),
  })
  .meta({ id: "payout", description: "Money on its way to a bank account." });
