import { setupIntentSchema } from "#app/v1/setup_intents/setup-intent-schema";
import type { ErrorDetails } from "#domain/errors/domain-error";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { setupIntentView } from "#domain/setup-intents/setup-intent-view";
import type { Shown, WireObject } from "#http/contract";

/** What every operation on one setup intent shows: it, also beside a refusal that has one. */
export const setupShown = {
  answer: setupIntentSchema,
  view: (setup: SetupIntent, { account }: Shown) => setupIntentView(setup, account),
  refusalView: ({ setupIntent }: ErrorDetails, { account }: Shown): WireObject => {
    if (setupIntent === undefined) return {};
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only setup verbs set it
    return { setup_intent: setupIntentView(setupIntent as SetupIntent, account) };
  },
};
