import { optionalText } from "#app/v1/fields";
import { methodChoiceParameters } from "#app/v1/payment_intents/payment-parameters";
import { setupConfirmation, setupNames } from "#app/v1/setup_intents/contract";
import { setupShown } from "#app/v1/setup_intents/setup-shown";
import { contract } from "#http/contract";
import { wireEnum, wireId, wireMetadata, wireObject } from "#http/wire";

const path = "/v1/setup_intents/{setup_intent}";
const one = { setup_intent: wireId() };
const { payment_method, payment_method_data } = setupConfirmation;

export const retrieveSetupIntentContract = contract({
  method: "GET",
  path,
  summary: "Retrieve a setup intent",
  scope: "setup_intents:read",
  input: wireObject(one).transform(setupNames),
  ...setupShown,
});

export const updateSetupIntentContract = contract({
  method: "POST",
  path,
  summary: "Update a setup intent",
  scope: "setup_intents:write",
  input: wireObject({
    ...one,
    customer: wireId().optional(),
    description: optionalText(1_000),
    metadata: wireMetadata().optional(),
    payment_method,
    payment_method_data,
    payment_method_types: methodChoiceParameters.payment_method_types,
  }).transform(setupNames),
  ...setupShown,
});

export const confirmSetupIntentContract = contract({
  method: "POST",
  path: `${path}/confirm`,
  summary: "Confirm a setup intent",
  scope: "setup_intents:write",
  input: wireObject({ ...one, ...setupConfirmation }).transform(setupNames),
  ...setupShown,
});

export const cancelSetupIntentContract = contract({
  method: "POST",
  path: `${path}/cancel`,
  summary: "Cancel a setup intent",
  scope: "setup_intents:write",
  input: wireObject({
    ...one,
    cancellation_reason: wireEnum(["abandoned", "duplicate", "requested_by_customer"]).optional(),
  }).transform(setupNames),
  ...setupShown,
});
