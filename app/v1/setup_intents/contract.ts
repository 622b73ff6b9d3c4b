import {
  confirmationParameters,
  methodChoiceParameters,
} from "#app/v1/payment_intents/payment-parameters";
import { setupIntentSchema } from "#app/v1/setup_intents/setup-intent-schema";
import { setupShown } from "#app/v1/setup_intents/setup-shown";
import { setupIntentView } from "#domain/setup-intents/setup-intent-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireBoolean, wireEnum, wireId, wireMetadata, wireObject, wireText } from "#http/wire";

const path = "/v1/setup_intents";

/** How the verbs call what the wire calls otherwise. */
export const setupNames = renamed({
  setup_intent: "setupIntentId",
  cancellation_reason: "reason",
  customer: "customerId",
  payment_method: "paymentMethodId",
});

const { payment_method, payment_method_data, return_url } = confirmationParameters;

/** What can be said when a setup intent is confirmed, at once or later. */
export const setupConfirmation = { payment_method, payment_method_data, return_url };

export const createSetupIntentContract = contract({
  method: "POST",
  path,
  summary: "Create a setup intent",
  scope: "setup_intents:write",
  input: wireObject({
    confirm: wireBoolean().optional(),
    customer: wireId().optional(),
    description: wireText({ max: 1_000 }).optional(),
    metadata: wireMetadata().optional(),
    usage: wireEnum(["off_session", "on_session"]).optional(),
    ...setupConfirmation,
    ...methodChoiceParameters,
  }).transform(setupNames),
  ...setupShown,
});

export const listSetupIntentsContract = listContract({
  path,
  summary: "List setup intents",
  scope: "setup_intents:read",
  input: listParameters({
    customer: wireId().optional(),
    payment_method: wireId().optional(),
  }).transform(setupNames),
  item: setupIntentSchema,
  view: setupIntentView,
});
