import { setupIntents } from "#db/schema/setup-intents";
import { naming, narrowed } from "#db/stretches";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { pageOfSetupIntents } from "#domain/setup-intents/queries";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";

export interface ListSetupIntentsInput extends ListInput {
  readonly customerId?: string | undefined;
  readonly paymentMethodId?: string | undefined;
}

/** The account's setup intents, newest first. */
export async function listSetupIntents(
  ctx: Context,
  input: ListSetupIntentsInput,
): Promise<Page<SetupIntent>> {
  requireScope(ctx, "setup_intents:read");

  const narrowing = narrowed(
    naming(setupIntents.paymentMethodId, "pm", input.paymentMethodId),
    naming(setupIntents.customerId, "cus", input.customerId),
  );
  return pageOfSetupIntents(readerOf(ctx), input, narrowing);
}
