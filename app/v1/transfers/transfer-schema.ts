import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

/** A reversal of a transfer as answers show it. */
export const transferReversalSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("transfer_reversal"),
    amount: z.int(),
    balance_transaction: expandable("balance_transaction"),
    created: momentSchema,
    currency: currencySchema,
    destination_payment_refund: z.null(),
    metadata: metadataSchema,
    source_refund: z.null(),
    transfer: expandable("transfer"),
  })
  .meta({ id: "transfer_reversal", description: "Money of a transfer that went back." });

/** A transfer as answers show it. */
export const transferSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("transfer"),
    amount: z.int(),
    amount_reversed: z.int(),
    balance_transaction: expandable("balance_transaction"),
    created: momentSchema,
    currency: currencySchema,
    description: z.string().nullable(),
    destination: z.string().meta({ description: "The account that received it." }),
    livemode: z.boolean(),
    metadata: metadataSchema,
    reversals: z.strictObject({
      object: z.literal("list"),
      data: z.array(transferReversalSchema),
      has_more: z.boolean(),
      url: z.string(),
    }),
    reversed: z.boolean(),
    source_transaction: z.null(),
    source_type: z.literal("card"),
    transfer_group: z.string().nullable(),
  })
  .meta({ id: "transfer", description: "Money from one account of the installation to another." });
