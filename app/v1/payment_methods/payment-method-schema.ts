import * as z from "zod";
import { addressSchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

/** Who is billed, as answers show it. */
export const billingDetailsSchema = z
  .strictObject({
    address: addressSchema.nullable(),
    email: z.string().nullable(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    tax_id: z.null(),
  })
  .meta({ id: "billing_details" });

/** What a bank was asked to compare, and what it said. */
export const cardChecksSchema = z
  .strictObject({
    address_line1_check: z.string().nullable(),
    address_postal_code_check: z.string().nullable(),
    cvc_check: z.string().nullable(),
  })
  .meta({ id: "card_checks" });

/** A payment method as answers show it. */
export const paymentMethodSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("payment_method"),
    allow_redisplay: z.literal("unspecified"),
    billing_details: billingDetailsSchema,
    card: z
      .strictObject({
        brand: z.string(),
        checks: cardChecksSchema,
        country: z.string(),
        display_brand: z.string(),
        exp_month: z.int(),
        exp_year: z.int(),
        fingerprint: z.string(),
        funding: z.string(),
        generated_from: z.null(),
        last4: z.string(),
        networks: z.strictObject({ available: z.array(z.string()), preferred: z.null() }),
        regulated_status: z.null(),
        three_d_secure_usage: z.strictObject({ supported: z.boolean() }),
        wallet: z.null(),
      })
      .optional(),
    customer_balance: z.strictObject({}).optional(),
    created: momentSchema,
    customer: expandable("customer").nullable(),
    customer_account: z.null(),
    livemode: z.boolean(),
    metadata: metadataSchema,
    type: z.enum(["card", "customer_balance"]),
  })
  .meta({ id: "payment_method", description: "A way to pay." });
