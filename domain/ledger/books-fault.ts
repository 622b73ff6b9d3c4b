import type { LedgerAccount } from "#domain/ledger/ledger-account";
import type { Currency } from "#domain/money/currencies";

/** A ledger account twice: as its row says, and as all its transfers add up. */
export interface CheckedAccount {
  readonly stored: LedgerAccount;
  readonly summed: LedgerAccount;
}

/** A place where the books do not agree, and the two amounts that should be one. */
export type BooksFault = UntrueBalance | UnequalSides;

/** A sum of a ledger account that is not the sum of its transfers. */
export interface UntrueBalance {
  readonly kind: "untrue_balance";
  readonly ledgerAccountId: LedgerAccount["id"];
  readonly ledgerAccountKind: LedgerAccount["kind"];
  readonly currency: Currency;
  readonly sum: SumName;
  readonly storedMinor: bigint;
  readonly transfersMinor: bigint;
}

/** A currency in which debits and credits are not equal. */
export interface UnequalSides {
  readonly kind: "unequal_sides";
  readonly currency: Currency;
  readonly state: "pending" | "posted";
  readonly debitsMinor: bigint;
  readonly creditsMinor: bigint;
}

const sumNames = [
  "debitsPendingMinor",
  "debitsPostedMinor",
  "creditsPendingMinor",
  "creditsPostedMinor",
] as const;

type SumName = (typeof sumNames)[number];

/** Every place where balances are not the sums of transfers, or debits are not the credits. */
export function booksFaults(checked: readonly CheckedAccount[]): readonly BooksFault[] {
  const byCurrency = Map.groupBy(checked, ({ stored }) => stored.currency);
  return [
    ...checked.flatMap(untrueBalances),
    ...[...byCurrency].flatMap(([currency, accounts]) =>
      unequalSides(
        currency,
        accounts.map(({ stored }) => stored),
      ),
    ),
  ];
}

function untrueBalances({ stored, summed }: CheckedAccount): readonly UntrueBalance[] {
  return sumNames
    .filter((sum) => stored[sum] !== summed[sum])
    .map((sum) => ({
      kind: "untrue_balance",
      ledgerAccountId: stored.id,
      ledgerAccountKind: stored.kind,
      currency: stored.currency,
      sum,
      storedMinor: stored[sum],
      transfersMinor: summed[sum],
    }));
}

function unequalSides(
  currency: Currency,
  accounts: readonly LedgerAccount[],
): readonly UnequalSides[] {
  const total = (sum: SumName) => accounts.reduce((sofar, account) => sofar + account[sum], 0n);
  const sides = [
    {
      state: "pending",
      debitsMinor: total("debitsPendingMinor"),
      creditsMinor: total("creditsPendingMinor"),
    },
    {
      state: "posted",
      debitsMinor: total("debitsPostedMinor"),
      creditsMinor: total("creditsPostedMinor"),
    },
  ] as const;
  return sides
    .filter(({ debitsMinor, creditsMinor }) => debitsMinor !== creditsMinor)
    .map((side) => ({ kind: "unequal_sides", currency, ...side }));
}
