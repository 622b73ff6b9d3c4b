import { setupIntents } from "#db/schema/setup-intents";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type MethodChoice,
  resolvePaymentMethod,
  sourceOf,
  withMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { loadSetupIntent } from "#domain/setup-intents/queries";
import { requireCard } from "#domain/setup-intents/setup-attempt";
import { requireSetupMove, type SetupIntent } from "#domain/setup-intents/setup-intent";

/** Absent fields stay as they are, null unsets. */
export interface UpdateSetupIntentInput extends MethodChoice {
  readonly setupIntentId: string;
  readonly customerId?: string | undefined;
  readonly description?: string | null | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Changes whose card is to be saved, and which, until it is; words and metadata afterwards too. */
export async function updateSetupIntent(
  ctx: Context,
  input: UpdateSetupIntentInput,
): Promise<SetupIntent> {
  requireScope(ctx, "setup_intents:write");

  return commit(ctx, async (read) => {
    const setup = await loadSetupIntent(read, input.setupIntentId);
    const source = sourceOf(input);
    const changesTerms = source !== undefined || input.customerId !== undefined;
    if (changesTerms) requireSetupMove(setup, "update");
    const after = next(setup, {
      customerId: await customerOf(read, setup, input),
      description: input.description === undefined ? setup.description : input.description,
      metadata: changedMetadata(setup.metadata, input.metadata),
    });
    const audit = { action: "setup_intent.updated", subject: setup.id };
    const chosen = source ?? (changesTerms ? setup.paymentMethodId : null);
    if (chosen === null) {
      return change(after, { audit, events: [] }).updates(setupIntents, setup, after);
    }
    const method = await resolvePaymentMethod(ctx, read, chosen);
    requireCard(method.row);
    requireUsableBy(method.row, after.customerId);
    const ready = {
      ...after,
      paymentMethodId: method.row.id,
      status: "requires_confirmation",
    } as const;
    const made = change<SetupIntent>(ready, { audit, events: [] });
    return withMethod(made.updates(setupIntents, setup, ready), method);
  });
}

async function customerOf(
  read: Reader,
  setup: SetupIntent,
  { customerId }: UpdateSetupIntentInput,
): Promise<SetupIntent["customerId"]> {
  if (customerId === undefined) return setup.customerId;
  return (await loadCustomer(read, customerId, "customer")).id;
}
