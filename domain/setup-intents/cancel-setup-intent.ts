import { setupIntents } from "#db/schema/setup-intents";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { loadSetupIntent } from "#domain/setup-intents/queries";
import { setupTold } from "#domain/setup-intents/setup-attempt";
import { requireSetupMove, type SetupIntent } from "#domain/setup-intents/setup-intent";

export interface CancelSetupIntentInput {
  readonly setupIntentId: string;
  readonly reason?: string | undefined;
}

/** Ends a setup intent whose card was not saved. */
export async function cancelSetupIntent(
  ctx: Context,
  input: CancelSetupIntentInput,
): Promise<SetupIntent> {
  requireScope(ctx, "setup_intents:write");

  return commit(ctx, async (read) => {
    const before = await loadSetupIntent(read, input.setupIntentId);
    requireSetupMove(before, "cancel");
    const setup = next(before, {
      status: "canceled",
      canceledAt: read.now,
      cancellationReason: input.reason ?? null,
    });
    return change(setup, {
      audit: { action: "setup_intent.canceled", subject: setup.id },
      events: [setupTold("canceled", before, { setup, account: ctx.account })],
    }).updates(setupIntents, before, setup);
  });
}
