import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadSetupIntent } from "#domain/setup-intents/queries";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";

/** The setup intent of that id. */
export async function retrieveSetupIntent(
  ctx: Context,
  input: { readonly setupIntentId: string },
): Promise<SetupIntent> {
  requireScope(ctx, "setup_intents:read");

  return loadSetupIntent(readerOf(ctx), input.setupIntentId);
}
