import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import {
  billingDetailsSchema,
  cardChecksSchema,
} from "#app/v1/payment_methods/payment-method-schema";
import { expandable } from "#http/expandable";

const outcomeSchema = z
  .strictObject({
    advice_code: z.null(),
    network_advice_code: z.null(),
    network_decline_code: z.null(),
    network_status: z.string(),
    reason: z.string().nullable(),
    risk_level: z.string(),
    seller_message: z.string(),
    type: z.string(),
  })
  .meta({ id: "charge_outcome" });

const chargedCardSchema = z
  .strictObject({
    amount_authorized: z.int().nullable(),
    authorization_code: z.null(),
    brand: z.string(),
    checks: cardChecksSchema,
    country: z.string(),
    electronic_commerce_indicator: z.null(),
    exp_month: z.int(),
    exp_year: z.int(),
    fingerprint: z.string(),
    funding: z.string(),
    installments: z.null(),
    last4: z.string(),
    mandate: z.null(),
    network: z.string(),
    network_token: z.null(),
    network_transaction_id: z.null(),
    regulated_status: z.null(),
    three_d_secure: z.null(),
    transaction_link_id: z.null(),
    wallet: z.null(),
  })
  .meta({ id: "charged_card" });

/** A charge as answers show it. */
export const chargeSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("charge"),
    amount: z.int(),
    amount_captured: z.int(),
    amount_refunded: z.int(),
    application: z.null(),
    application_fee: z.null(),
    application_fee_amount: z.null(),
    balance_transaction: expandable("balance_transaction").nullable(),
    billing_details: billingDetailsSchema,
    calculated_statement_descriptor: z.string(),
    captured: z.boolean(),
    created: momentSchema,
    currency: currencySchema,
    customer: expandable("customer").nullable(),
    description: z.string().nullable(),
    disputed: z.boolean(),
    failure_balance_transaction: z.null(),
    failure_code: z.string().nullable(),
    failure_message: z.string().nullable(),
    fraud_details: z.strictObject({}),
    livemode: z.boolean(),
    metadata: metadataSchema,
    on_behalf_of: z.null(),
    outcome: outcomeSchema.nullable(),
    paid: z.boolean(),
    payment_intent: expandable("payment_intent"),
    payment_method: z.string(),
    payment_method_details: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("card"), card: chargedCardSchema }),
      z.strictObject({
        type: z.literal("customer_balance"),
        customer_balance: z.strictObject({}),
      }),
    ]),
    receipt_email: z.string().nullable(),
    receipt_number: z.null(),
    receipt_url: z.null(),
    refunded: z.boolean(),
    review: z.null(),
    shipping: z.null(),
    source: z.null(),
    source_transfer: z.null(),
    statement_descriptor: z.string().nullable(),
    statement_descriptor_suffix: z.null(),
    status: z.enum(["pending", "succeeded", "failed"]),
    transfer_data: z.null(),
    transfer_group: z.null(),
  })
  .meta({ id: "charge", description: "One attempt to get a payment intent paid." });
