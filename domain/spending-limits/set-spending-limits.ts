import { accounts } from "#db/schema/merchants";
import type { SpendingLimit } from "#db/schema/spending";
import type { Account, Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { forgetKeysOf } from "#domain/api-keys/key-memory";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { requireSpendingLimits } from "#domain/key-rights/bounds";
import { loadAccount } from "#domain/merchants/load-account";

/** All the limits that the account then has; an empty list lets any amount move. */
export interface SetSpendingLimitsInput {
  readonly spendingLimits: readonly SpendingLimit[];
}

/**
 * Limits how much money all that people and programs ask for may move in a day: here from the next
 * request on, in other processes within a second. No program can, lest one that was stolen raise
 * what holds it.
 */
export async function setSpendingLimits(
  ctx: Context,
  input: SetSpendingLimitsInput,
): Promise<Account> {
  requireScope(ctx, "rate_limits:write");
  requireFreshProof(ctx);
  requirePerson(ctx);
  const spendingLimits = requireSpendingLimits(input.spendingLimits);

  const changed = await commit(ctx, async (read) => {
    const account = await loadAccount(read);
    const after = next(account, { spendingLimits });
    const audit = {
      action: "spending_limits.changed",
      subject: account.id,
      before: { spending_limits: account.spendingLimits },
      after: { spending_limits: spendingLimits },
    };
    return change(after, { audit, events: [] }).updates(accounts, account, after);
  });
  forgetKeysOf(changed.id);
  return changed;
}
