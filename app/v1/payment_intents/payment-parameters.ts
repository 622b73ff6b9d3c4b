import { wireEmail } from "#app/v1/fields";
import { wireMethodData, wireMethodType } from "#app/v1/payment_methods/method-parameters";
import { renamed } from "#http/renamed";
import { wireArray, wireBoolean, wireEnum, wireId, wireObject, wireText } from "#http/wire";

/** How the verbs call what the wire calls otherwise. */
export const paymentNames = renamed({
  intent: "paymentId",
  amount: "amountMinor",
  amount_to_capture: "amountToCaptureMinor",
  cancellation_reason: "reason",
  customer: "customerId",
  payment_method: "paymentMethodId",
});

/** Where a payer is sent back to; a page of ours leads there, so it is a web address. */
function wireReturnUrl() {
  return wireText({ max: 2_048 }).refine((text) => /^https?:$/.test(protocolOf(text)), {
    error: "must be an http or https address.",
  });
}

function protocolOf(text: string): string {
  return URL.parse(text)?.protocol ?? "";
}

/** What can be said when a payment is confirmed, at once or later. */
export const confirmationParameters = {
  payment_method: wireId().optional(),
  payment_method_data: wireMethodData().optional(),
  off_session: wireBoolean().optional(),
  receipt_email: wireEmail().optional(),
  return_url: wireReturnUrl().optional(),
};

/** What the payer's bank prints. */
export const statementParameters = {
  statement_descriptor: wireText({ max: 22 }).optional(),
  statement_descriptor_suffix: wireText({ max: 22 }).optional(),
};

/** Ways to name the methods that may pay; the one that is sent decides. */
export const methodChoiceParameters = {
  automatic_payment_methods: wireObject({
    enabled: wireBoolean(),
    allow_redirects: wireEnum(["always", "never"]).optional(),
  }).optional(),
  payment_method_types: wireArray(wireMethodType()).optional(),
};
