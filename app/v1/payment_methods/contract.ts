import * as z from "zod";
import { optionalText, wireAddress, wireEmail } from "#app/v1/fields";
import { paymentMethodSchema } from "#app/v1/payment_methods/payment-method-schema";
import type { CreatePaymentMethodInput } from "#domain/payment-methods/create-payment-method";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { emptyable, wireEnum, wireId, wireMetadata, wireObject } from "#http/wire";

/** What can be changed of a payment method after it was made. */
export const paymentMethodParameters = {
  billing_details: wireObject({
    address: emptyable(wireAddress()).optional(),
    email: emptyable(wireEmail()).optional(),
    name: optionalText(256),
    phone: optionalText(64),
  }).optional(),
  metadata: wireMetadata().optional(),
};

const documentedCard: object = {
  type: "object",
  properties: { token: { type: "string", description: "A test token such as tok_visa." } },
  required: ["token"],
  additionalProperties: false,
};

/** Numbers are refused before anything else looks at them, and never repeated. */
const cardSource = z
  .unknown()
  .refine((value) => !(typeof value === "object" && value !== null && "number" in value), {
    path: ["number"],
    error: "is not taken: send card[token] with a test token such as tok_visa.",
  })
  .pipe(wireObject({ token: wireId() }))
  .meta({ override: documentedCard });

export const createPaymentMethodContract = contract({
  method: "POST",
  path: "/v1/payment_methods",
  summary: "Create a payment method",
  scope: "payment_methods:write",
  input: wireObject({
    type: wireEnum(["card"]).optional(),
    card: cardSource.optional(),
    payment_method: wireId().optional(),
    ...paymentMethodParameters,
  }).transform((given, context): CreatePaymentMethodInput => {
    const { card = testIdSource(given.payment_method), billing_details, metadata } = given;
    if (card) return { card, billingDetails: billing_details, metadata };
    context.issues.push({
      code: "custom",
      input: given,
      path: ["card"],
      message: "is required: send card[token] with a test token such as tok_visa.",
      params: { code: "parameter_missing" },
    });
    return z.NEVER;
  }),
  answer: paymentMethodSchema,
  view: (method: PaymentMethod, { account }) => paymentMethodView(method, account),
});

function testIdSource(testId: string | undefined) {
  return testId === undefined ? undefined : { testId };
}

export const listPaymentMethodsContract = listContract({
  path: "/v1/payment_methods",
  summary: "List payment methods",
  scope: "payment_methods:read",
  input: listParameters({
    customer: wireId().optional(),
    type: wireEnum(["card"]).optional(),
  }).transform(renamed({ customer: "customerId" })),
  item: paymentMethodSchema,
  view: paymentMethodView,
});
