import * as z from "zod";
import { metadataSchema, momentSchema } from "#app/v1/fields";
import {
  nextActionSchema,
  paymentErrorSchema,
} from "#app/v1/payment_intents/payment-intent-schema";
import { expandable } from "#http/expandable";

/** A setup intent as answers show it. */
export const setupIntentSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("setup_intent"),
    allowed_payment_method_types: z.null(),
    application: z.null(),
    automatic_payment_methods: z.null(),
    cancellation_reason: z.string().nullable(),
    client_secret: z.string(),
    created: momentSchema,
    customer: expandable("customer").nullable(),
    customer_account: z.null(),
    description: z.string().nullable(),
    excluded_payment_method_types: z.null(),
    flow_directions: z.null(),
    last_setup_error: paymentErrorSchema.nullable(),
    latest_attempt: z.null(),
    livemode: z.boolean(),
    managed_payments: z.null(),
    mandate: z.null(),
    metadata: metadataSchema,
    next_action: nextActionSchema.nullable(),
    on_behalf_of: z.null(),
    payment_method: expandable("payment_method").nullable(),
    payment_method_configuration_details: z.null(),
    payment_method_options: z.strictObject({}),
    payment_method_types: z.array(z.string()),
    single_use_mandate: z.null(),
    status: z.enum([
      "requires_payment_method",
      "requires_confirmation",
      "requires_action",
      "canceled",
      "succeeded",
    ]),
    usage: z.enum(["off_session", "on_session"]),
  })
  .meta({
    id: "setup_intent",
    description: "A card that is to be saved for later payments, through all its tries.",
  });
