import * as z from "zod";
import { currencySchema, metadataSchema } from "#app/v1/fields";

/** A bank account as answers show it. */
export const bankAccountSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("bank_account"),
    account: z.string(),
    account_holder_name: z.string().nullable(),
    account_holder_type: z.enum(["company", "individual"]).nullable(),
    account_type: z.null(),
    available_payout_methods: z.array(z.enum(["standard", "instant"])),
    bank_name: z.string().nullable(),
    country: z.string(),
    currency: currencySchema,
    default_for_currency: z.boolean(),
    fingerprint: z.string(),
    last4: z.string(),
    metadata: metadataSchema,
    routing_number: z.string().nullable(),
    status: z.enum(["new", "verified", "verification_failed"]).meta({
      description: "`new` until a second person has approved or rejected it.",
    }),
  })
  .meta({ id: "bank_account", description: "Where money is paid out to." });

/** A removed bank account as answers show it. */
export const deletedBankAccountSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("bank_account"),
    currency: currencySchema,
    deleted: z.literal(true),
  })
  .meta({ id: "deleted_bank_account" });
