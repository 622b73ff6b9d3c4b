import type { AnyPgTable } from "drizzle-orm/pg-core";
import { payouts } from "#db/schema/payouts";
import { refunds } from "#db/schema/refunds";
import { transfers } from "#db/schema/transfers";
import { topUps, walletTransfers, withdrawals } from "#db/schema/wallets";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import type { SpendingKind } from "#domain/spending/spending-kinds";
import type { Id } from "#platform/ids";

/** The rows in which money begins to move, so that no verb can forget to be counted. */
const kindOfTable: ReadonlyMap<AnyPgTable, SpendingKind> = new Map<AnyPgTable, SpendingKind>([
  [refunds, "refunds"],
  [payouts, "payouts"],
  [transfers, "transfers"],
  [withdrawals, "withdrawals"],
  [walletTransfers, "customer_transfers"],
  [topUps, "top_ups"],
]);

/** A row that is to be written, of any table. */
export interface NewRow {
  readonly table: AnyPgTable;
  readonly row: Readonly<Record<string, unknown>>;
}

/** So much of one kind in one currency. */
export interface Spending {
  readonly kind: SpendingKind;
  readonly currency: Currency;
  readonly amountMinor: bigint;
}

/**
 * What these rows move of an account's money, each kind and currency once. What failed at once
 * moves nothing, and neither does a reversal, whose amount is below zero.
 */
export function moneyMoved(accountId: Id<"acct">, rows: readonly NewRow[]): readonly Spending[] {
  const each = rows.flatMap(({ table, row }) => {
    const kind = kindOfTable.get(table);
    if (!kind || row.accountId !== accountId || row.status === "failed") return [];
    const { amountMinor } = row;
    const currency = currencyFrom(String(row.currency));
    if (typeof amountMinor !== "bigint" || amountMinor <= 0n || !currency) return [];
    return [{ kind, currency, amountMinor }];
  });
  const alike = Map.groupBy(each, ({ kind, currency }) => `${kind} ${currency}`);
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const sum = others.reduce((total, { amountMinor }) => total + amountMinor, first.amountMinor);
    return [{ ...first, amountMinor: sum }];
  });
}
