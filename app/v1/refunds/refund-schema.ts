import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

const approvalSchema = z.strictObject({
  expires_at: momentSchema.nullable(),
  given: z.int(),
  request_hash: z.string().meta({ description: "What an approval has to name." }),
  required: z.int(),
});

/** A refund as answers show it. */
export const refundSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("refund"),
    amount: z.int(),
    approval: approvalSchema.nullable().meta({
      description: "How many people have to agree, and how many have; null where none has to.",
    }),
    balance_transaction: expandable("balance_transaction").nullable(),
    charge: expandable("charge"),
    created: momentSchema,
    currency: currencySchema,
    customer: z.null(),
    customer_account: z.null(),
    destination_details: z.strictObject({ type: z.string() }),
    failure_reason: z.string().optional(),
    metadata: metadataSchema,
    payment_intent: expandable("payment_intent"),
    payment_method: z.null(),
    pending_reason: z
      .string()
      .optional()
      .meta({
        description:
          "`requires_approval` while other people have to agree, `processing` while the end is " +
          "not certain at the channel.",
      }),
    reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).nullable(),
    receipt_number: z.null(),
    source_transfer_reversal: z.null(),
    status: z.enum(["pending", "succeeded", "failed", "canceled"]),
    transfer_reversal: z.null(),
  })
  .meta({ id: "refund", description: "One request to give money back." });
