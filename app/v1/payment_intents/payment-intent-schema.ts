import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

/** Why the last attempt failed, as a payment intent shows it. */
export const paymentErrorSchema = z
  .strictObject({
    type: z.literal("card_error"),
    code: z.string(),
    decline_code: z.string().optional(),
    message: z.string(),
    doc_url: z.string(),
    charge: z.string().optional(),
  })
  .meta({ id: "payment_error" });

/** What the payer has to do before it can go on. */
export const nextActionSchema = z
  .strictObject({
    type: z.string(),
    redirect_to_url: z.strictObject({ return_url: z.string().nullable(), url: z.string() }),
  })
  .meta({ id: "next_action" });

/** A payment intent as answers show it. */
export const paymentIntentSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("payment_intent"),
    allowed_payment_method_types: z.null(),
    amount: z.int(),
    amount_capturable: z.int(),
    amount_received: z.int(),
    application: z.null(),
    application_fee_amount: z.null(),
    automatic_payment_methods: z.null(),
    canceled_at: momentSchema.nullable(),
    cancellation_reason: z.string().nullable(),
    capture_method: z.enum(["automatic", "automatic_async", "manual"]),
    client_secret: z.string(),
    confirmation_method: z.enum(["automatic", "manual"]),
    created: momentSchema,
    currency: currencySchema,
    customer: expandable("customer").nullable(),
    customer_account: z.null(),
    description: z.string().nullable(),
    excluded_payment_method_types: z.null(),
    last_payment_error: paymentErrorSchema.nullable(),
    latest_charge: expandable("charge").nullable(),
    livemode: z.boolean(),
    managed_payments: z.null(),
    metadata: metadataSchema,
    next_action: nextActionSchema.nullable(),
    on_behalf_of: z.null(),
    payment_method: expandable("payment_method").nullable(),
    payment_method_configuration_details: z.null(),
    payment_method_options: z.strictObject({}),
    payment_method_types: z.array(z.string()),
    payment_record: z.null(),
    processing: z.null(),
    receipt_email: z.string().nullable(),
    review: z.null(),
    setup_future_usage: z.null(),
    shipping: z.null(),
    source: z.null(),
    statement_descriptor: z.string().nullable(),
    statement_descriptor_suffix: z.string().nullable(),
    status: z.enum([
      "requires_payment_method",
      "requires_confirmation",
      "requires_action",
      "processing",
      "requires_capture",
      "canceled",
      "succeeded",
    ]),
    transfer_data: z.null(),
    transfer_group: z.null(),
  })
  .meta({
    id: "payment_intent",
    description: "What the account wants to be paid, through all its attempts.",
  });
