import * as z from "zod";
import { optionalText, wireAddress, wireEmail } from "#app/v1/fields";
import type { CardSource, PaymentMethodData } from "#domain/payment-methods/new-payment-method";
import { emptyable, wireEnum, wireId, wireMetadata, wireObject } from "#http/wire";
import { wireCardNumber, wireExpiry, wireSecurityCode } from "#http/wire-card";

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

const rawCard = wireObject({
  number: wireCardNumber(),
  exp_month: wireExpiry("invalid_expiry_month"),
  exp_year: wireExpiry("invalid_expiry_year"),
  cvc: wireSecurityCode().optional(),
}).transform(
  ({ number, exp_month: expMonth, exp_year: expYear, cvc }): CardSource => ({
    number,
    expMonth,
    expYear,
    cvc,
  }),
);

const testToken = wireObject({ token: wireId() });

/** A test token, or a card as it was typed. */
const card = z
  .unknown()
  .transform((value, context): CardSource => {
    const isToken = typeof value === "object" && value !== null && "token" in value;
    const parsed = (isToken ? testToken : rawCard).safeParse(value, { reportInput: true });
    if (parsed.success) return parsed.data;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has all of a raw one
    context.issues.push(...(parsed.error.issues as z.core.$ZodRawIssue[]));
    return z.NEVER;
  })
  .meta({
    override: {
      type: "object",
      properties: {
        number: { type: "string", description: "The digits of the card, in groups or not." },
        exp_month: { type: "integer" },
        exp_year: { type: "integer", description: "Of two or four digits." },
        cvc: { type: "string", description: "Asked of the network once and never stored." },
        token: { type: "string", description: "Instead of all others: a test token (tok_visa)." },
      },
      additionalProperties: false,
    },
  });

/** The kinds of payment method, and what each is made of. */
export const newMethodParameters = {
  card: card.optional(),
  customer_balance: wireObject({}).optional(),
  ...paymentMethodParameters,
};

const kinds = ["card", "customer_balance"] as const;

/** Which kind of payment method is meant. */
export function wireMethodType() {
  return wireEnum(kinds);
}

interface NewMethod extends Pick<PaymentMethodData, "metadata"> {
  readonly type: (typeof kinds)[number];
  readonly card?: CardSource | undefined;
  readonly billing_details?: PaymentMethodData["billingDetails"];
}

/** What a payment method is made of, in the words of the verbs; a card must come with its kind. */
export function methodData(
  { type, card: source, billing_details: billingDetails, metadata }: NewMethod,
  context: z.core.ParsePayload,
): PaymentMethodData {
  if (type === "customer_balance" && !source) return { type, billingDetails, metadata };
  if (type === "card" && source) return { type, card: source, billingDetails, metadata };
  context.issues.push({
    code: "custom",
    input: source,
    path: ["card"],
    ...(source
      ? { message: "is sent only with type=card." }
      : {
          message: "is required: send a card's number, or a test token such as tok_visa.",
          params: { code: "parameter_missing" },
        }),
  });
  return z.NEVER;
}

/** What a payment method is made of on the way, where another object is to use it. */
export function wireMethodData() {
  return wireObject({ type: wireMethodType(), ...newMethodParameters }).transform(methodData);
}
