import { checkChain } from "#domain/audit-checks/check-chain";
import { type DueCheck, dueChecks } from "#domain/audit-checks/queries";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";
import { log } from "#platform/log";

/** Looks along the chain of every account whose turn it is; the log tells what is wrong, too. */
export function checkDueChains(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DueCheck>(clock, {
    failure: "A chain could not be looked at; it is tried again in the next round.",
    next: (after) => dueChecks(now, after),
    serve: async (ctx) => {
      const { faultCount } = await checkChain(ctx);
      if (faultCount === 0) return;
      log().error({ account: ctx.account.id, faults: faultCount }, "The audit log was touched.");
    },
  });
}
