import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readBalanceAccounts } from "#domain/balance/queries";
import { readerOf } from "#domain/changes/reader";
import { type LedgerAccount, spendableMinor } from "#domain/ledger/ledger-account";
import type { Currency } from "#domain/money/currencies";
import { type Money, money } from "#domain/money/money";

/** What an account has in one currency. */
export interface CurrencyBalance {
  readonly currency: Currency;
  /** Can be paid out or given back now. */
  readonly available: Money;
  /** Captured, and not yet due. */
  readonly pending: Money;
  /** Set aside for refunds that wait for approval; part of neither of the others. */
  readonly held: Money;
  /** What the balance transactions of each status add up to: what is held is still in it. */
  readonly lines: { readonly available: Money; readonly pending: Money };
}

/** The account's balance in each currency it has used, as the ledger has it. */
export async function retrieveBalance(ctx: Context): Promise<readonly CurrencyBalance[]> {
  requireScope(ctx, "balance:read");

  const accounts = await readBalanceAccounts(readerOf(ctx));
  return [...Map.groupBy(accounts, ({ currency }) => currency)].map(([currency, ofCurrency]) =>
    currencyBalance(currency, ofCurrency),
  );
}

function currencyBalance(currency: Currency, accounts: readonly LedgerAccount[]): CurrencyBalance {
  const of = (kind: LedgerAccount["kind"], counted: (account: LedgerAccount) => bigint) =>
    money(sum(accounts.filter((account) => account.kind === kind).map(counted)), currency);
  return {
    currency,
    available: of("available", spendableMinor),
    pending: of("pending", spendableMinor),
    held: money(sum(accounts.map((account) => account.debitsPendingMinor)), currency),
    lines: { available: of("available", postedMinor), pending: of("pending", postedMinor) },
  };
}

function postedMinor(account: LedgerAccount): bigint {
  return account.creditsPostedMinor - account.debitsPostedMinor;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
