import { auditChecks } from "#db/schema/audit-chain";
import { type DueCheck, dueChecks } from "#domain/account-checks/read-checks";
import { chainRhythm } from "#domain/audit-checks/chain-check";
import { checkChain } from "#domain/audit-checks/check-chain";
import { type Served, serveDue } from "#domain/merchants/serve-due";
import type { Clock } from "#platform/clock";
import { log } from "#platform/log";

/** A chain that is empty now and was not must be looked at, too. */
const hasChain = `latest.position > 0
  or exists (select from audit_entries where account_id = account.id)`;

/** Looks along the chain of every account whose turn it is; the log tells what is wrong, too. */
export function checkDueChains(clock: Clock): Promise<Served> {
  const now = clock();
  return serveDue<DueCheck>(clock, {
    failure: "A chain could not be looked at; it is tried again in the next round.",
    next: (after) =>
      dueChecks({ table: auditChecks, isNeeded: hasChain, ...chainRhythm }, now, after),
    serve: async (ctx) => {
      const { faultCount } = await checkChain(ctx);
      if (faultCount === 0) return;
      log().error({ account: ctx.account.id, faults: faultCount }, "The audit log was touched.");
    },
  });
}
