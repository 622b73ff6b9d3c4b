import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { database } from "#db/client";
import { balanceTransactions } from "#db/schema/balance";
import { bankAccounts, defaultBankAccounts } from "#db/schema/bank-accounts";
import { ledgerAccounts } from "#db/schema/ledger";
import { accounts } from "#db/schema/merchants";
import { charges } from "#db/schema/payments";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { DefaultBankAccount, StoredBankAccount } from "#domain/bank-accounts/bank-account";
import type { Reader } from "#domain/changes/reader";
import { spendableMinor } from "#domain/ledger/ledger-account";
import type { Currency } from "#domain/money/currencies";
import type { Id } from "#platform/ids";

/** An account whose balance is to be paid out by its schedule. */
export interface DueAccount {
  readonly accountId: Id<"acct">;
  readonly id: Id<"acct">;
  readonly nextPayoutAt: Temporal.Instant | null;
}

const batchSize = 100;

/** The next accounts whose day has come. */
export function dueAccounts(
  now: Temporal.Instant,
  after: DueAccount | undefined,
): Promise<DueAccount[]> {
  const { nextPayoutAt, id } = accounts;
  return database()
    .select({ accountId: id, id, nextPayoutAt })
    .from(accounts)
    .where(
      and(
        lte(nextPayoutAt, now),
        after &&
          sql`(${nextPayoutAt}, ${id}) > (${sql.param(after.nextPayoutAt, nextPayoutAt)},
            ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(nextPayoutAt, id)
    .limit(batchSize);
}

/** A currency's default bank account, as both of its rows stand. */
export interface PayoutDestination {
  readonly standard: DefaultBankAccount;
  readonly bankAccount: StoredBankAccount;
}

/** Where the account's payouts go, for each currency in which they can. */
export function payoutDestinations(read: Reader): Promise<PayoutDestination[]> {
  return read.db
    .select({ standard: defaultBankAccounts, bankAccount: bankAccounts })
    .from(defaultBankAccounts)
    .innerJoin(
      bankAccounts,
      and(
        eq(bankAccounts.accountId, defaultBankAccounts.accountId),
        eq(bankAccounts.id, defaultBankAccounts.bankAccountId),
      ),
    )
    .where(
      and(
        eq(defaultBankAccounts.accountId, read.accountId),
        eq(bankAccounts.status, "approved"),
        isNull(bankAccounts.removedAt),
      ),
    )
    .orderBy(asc(defaultBankAccounts.currency));
}

/**
 * The oldest available lines that are in no payout. Those of a charge with a refund that waits for
 * approval stay, so that the money is there if it is approved.
 */
export async function linesToPayOut(
  read: Reader,
  currency: Currency,
  limit: number,
): Promise<BalanceTransaction[]> {
  const lines = await read.db
    .select({ line: balanceTransactions })
    .from(balanceTransactions)
    .leftJoin(
      charges,
      and(
        eq(charges.accountId, balanceTransactions.accountId),
        eq(charges.id, balanceTransactions.chargeId),
      ),
    )
    .where(
      and(
        eq(balanceTransactions.accountId, read.accountId),
        eq(balanceTransactions.currency, currency),
        eq(balanceTransactions.status, "available"),
        isNull(balanceTransactions.payoutId),
        or(
          isNull(balanceTransactions.chargeId),
          sql`${charges.amountRefundReservedMinor} = ${charges.amountRefundedMinor}`,
        ),
      ),
    )
    .orderBy(asc(balanceTransactions.id))
    .limit(limit);
  return lines.map(({ line }) => line);
}

/** What the account can freely pay out in a currency. */
export async function spendableIn(read: Reader, currency: Currency): Promise<bigint> {
  const [available] = await read.db
    .select()
    .from(ledgerAccounts)
    .where(
      and(
        eq(ledgerAccounts.accountId, read.accountId),
        eq(ledgerAccounts.kind, "available"),
        eq(ledgerAccounts.currency, currency),
      ),
    );
  return available ? spendableMinor(available) : 0n;
}
