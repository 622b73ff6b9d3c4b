import * as z from "zod";
import { addressSchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { attached } from "#http/expandable";

/** A customer as answers show it. */
export const customerSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("customer"),
    address: addressSchema.nullable(),
    balance: z.int(),
    cash_balance: attached("cash_balance"),
    created: momentSchema,
    currency: z.null(),
    default_source: z.null(),
    delinquent: z.boolean(),
    description: z.string().nullable(),
    discount: z.null(),
    email: z.string().nullable(),
    invoice_settings: z.strictObject({
      custom_fields: z.null(),
      default_payment_method: z.null(),
      footer: z.null(),
      rendering_options: z.null(),
    }),
    livemode: z.boolean(),
    metadata: metadataSchema,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    preferred_locales: z.array(z.string()),
    shipping: z.null(),
    status: z.enum(["active", "frozen", "closed"]),
    status_reason: z.string().nullable(),
    tax_exempt: z.literal("none"),
    test_clock: z.null(),
  })
  .meta({ id: "customer", description: "Someone who pays the account." });

/** What is left of a customer who was deleted. */
export const deletedCustomerSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("customer"),
    deleted: z.literal(true),
  })
  .meta({ id: "deleted_customer", description: "What is left of a customer who was deleted." });
