import { deprecations } from "#domain/api-versions/deprecations";
import { type AccountUsing, accountsUsing } from "#domain/deprecations/queries";
import { lookBackHours, tellDeprecatedUses } from "#domain/deprecations/tell-deprecated-uses";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";

/** Tells the people of every account that still uses what is deprecated. */
export async function tellAllDeprecated(clock: Clock): Promise<Served> {
  const since = clock().subtract({ hours: lookBackHours });
  let served: Served = { done: 0, failed: 0 };
  for (const { name: deprecation } of deprecations) {
    const { done, failed } = await serveDue<AccountUsing>(clock, {
      failure: "An account could not be told of what is deprecated; it is tried again.",
      next: (after) => accountsUsing({ deprecation, since }, after),
      serve: (ctx) => tellDeprecatedUses(ctx),
    });
    served = { done: served.done + done, failed: served.failed + failed };
  }
  return served;
}
