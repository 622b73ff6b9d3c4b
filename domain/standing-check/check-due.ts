import { standingChecks } from "#db/schema/standing-checks";
import { type DueCheck, dueChecks } from "#domain/account-checks/read-checks";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import { checkNow } from "#domain/standing-check/check-now";
import { booksRhythm } from "#domain/standing-check/standing-check";
import { checkBetweenAccounts } from "#domain/transfers/check-between-accounts";
import type { BetweenFault } from "#domain/transfers/crossing";
import type { Clock } from "#platform/clock";
import { log } from "#platform/log";

/** Looks at the books of every account whose turn it is; what is wrong is also told in the log. */
export function checkDue(clock: Clock): Promise<Served> {
  const now = clock();
  let between: Promise<readonly BetweenFault[]> | undefined;
  return serveDue<DueCheck>(clock, {
    failure: "The books of an account could not be checked; it is tried again in the next round.",
    next: (after) => dueChecks({ table: standingChecks, ...booksRhythm }, now, after),
    serve: async (ctx) => {
      // What is between accounts is looked at once for all of them.
      between ??= checkBetweenAccounts(ctx);
      const { faultCount } = await checkNow(ctx, { between: await between });
      if (faultCount === 0) return;
      log().error({ account: ctx.account.id, faults: faultCount }, "The books are not balanced.");
    },
  });
}
