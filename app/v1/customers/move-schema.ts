import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import { expandable } from "#http/expandable";

const move = {
  id: z.string(),
  amount: z.int(),
  created: momentSchema,
  currency: currencySchema,
  customer: expandable("customer"),
  description: z.string().nullable(),
  livemode: z.boolean(),
  metadata: metadataSchema,
};

const outcome = {
  cash_balance_transaction: z.string().nullable(),
  decline_code: z.string().nullable(),
  failure_code: z.string().nullable(),
  failure_message: z.string().nullable(),
  status: z.enum(["succeeded", "failed"]),
};

/** A top-up as answers show it. */
export const topUpSchema = z
  .strictObject({
    ...move,
    ...outcome,
    object: z.literal("top_up"),
    bank_transfer: z
      .strictObject({ reference: z.string().nullable(), sender_name: z.string().nullable() })
      .nullable(),
    payment_method: expandable("payment_method").nullable(),
  })
  .meta({ id: "top_up", description: "Money put into a customer's stored balance." });

/** A withdrawal as answers show it. */
export const withdrawalSchema = z
  .strictObject({
    ...move,
    ...outcome,
    object: z.literal("withdrawal"),
    destination: z.strictObject({
      account_holder_name: z.string(),
      bank_name: z.string().nullable(),
      last4: z.string(),
    }),
  })
  .meta({ id: "withdrawal", description: "Money paid from a stored balance to a bank." });

/** A transfer between two customers as answers show it. */
export const customerTransferSchema = z
  .strictObject({
    ...move,
    object: z.literal("customer_transfer"),
    cash_balance_transaction: z.string(),
    destination: expandable("customer"),
    destination_cash_balance_transaction: z.string(),
  })
  .meta({
    id: "customer_transfer",
    description: "Money that went from one customer's stored balance to another's.",
  });
