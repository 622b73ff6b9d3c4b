import { balanceTransactions } from "#db/schema/balance";
import { defaultBankAccounts } from "#db/schema/bank-accounts";
import { accounts } from "#db/schema/merchants";
import type { Account, Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { loadAccount } from "#domain/merchants/load-account";
import { minorUnitDigits } from "#domain/money/currencies";
import { type Payable, payable } from "#domain/payout-schedules/payable";
import { nextPayoutDate } from "#domain/payout-schedules/payout-schedule";
import {
  linesToPayOut,
  type PayoutDestination,
  payoutDestinations,
  spendableIn,
} from "#domain/payout-schedules/queries";
import { begins, newPayout } from "#domain/payouts/new-payout";
import type { Payout } from "#domain/payouts/payout";

const mostLines = 10_000;

/**
 * Pays out what an account has available in every currency, once when its day has come. The
 * account's row moves on to the next day in the same commit, so a crash or a second worker cannot
 * make it happen twice.
 */
export async function payOutScheduled(ctx: Context): Promise<readonly Payout[]> {
  requireScope(ctx, "payouts:advance");

  return commit(ctx, async (read) => {
    const account = await loadAccount(read);
    const dueAt = account.nextPayoutAt;
    if (!dueAt || Temporal.Instant.compare(dueAt, read.now) > 0) {
      const audit = { action: "payouts.scheduled", subject: account.id };
      return change<readonly Payout[]>([], { audit, events: [] }).guards(accounts, account);
    }
    const sweeps = await sweepsOf(read);
    return payingOut(account, sweeps, read.now);
  });
}

/** What goes to a bank account in one currency. */
interface Sweep extends Payable {
  readonly destination: PayoutDestination;
  /** There was more than one payout takes; the rest follows in the next round. */
  readonly hasMore: boolean;
}

async function sweepsOf(read: Reader): Promise<readonly Sweep[]> {
  const sweeps: Sweep[] = [];
  for (const destination of await payoutDestinations(read)) {
    const { currency } = destination.standard;
    const lines = await linesToPayOut(read, currency, mostLines + 1);
    const part = payable(lines.slice(0, mostLines), await spendableIn(read, currency));
    const leastMinor = 10n ** BigInt(minorUnitDigits(currency));
    if (part.amountMinor < leastMinor) continue;
    sweeps.push({ ...part, destination, hasMore: lines.length > mostLines });
  }
  return sweeps;
}

function payingOut(
  account: Account,
  sweeps: readonly Sweep[],
  at: Temporal.Instant,
): Change<readonly Payout[]> {
  const begun = sweeps.map(({ amountMinor, destination: { bankAccount } }) =>
    newPayout(account, { amountMinor, bankAccount, automatic: true }, at),
  );
  const made = change<readonly Payout[]>(
    begun.map(({ payout }) => payout),
    {
      audit: { action: "payouts.scheduled", subject: account.id },
      events: begun.map(({ event }) => event),
    },
  );
  for (const [place, sweep] of sweeps.entries()) {
    const one = begun[place];
    if (one) sweptInto(begins(made, one), sweep, one.payout);
  }
  const isWhole = sweeps.every(({ hasMore }) => !hasMore);
  const nextPayoutAt = isWhole ? nextPayoutDate(account, at) : account.nextPayoutAt;
  return made.updates(accounts, account, next(account, { nextPayoutAt }));
}

function sweptInto(
  made: Change<readonly Payout[]>,
  { lines, destination }: Sweep,
  { id }: Payout,
): void {
  made.guards(defaultBankAccounts, destination.standard);
  for (const line of lines) {
    made.updates(balanceTransactions, line, next(line, { payoutId: id }));
  }
}
