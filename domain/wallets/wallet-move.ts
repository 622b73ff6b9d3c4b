import { customers } from "#db/schema/customers";
import { wallets, walletTransactions } from "#db/schema/wallets";
import type { Account } from "#domain/access/context";
import { type Change, next } from "#domain/changes/change";
import { DomainError } from "#domain/errors/domain-error";
import { type EventNote, told } from "#domain/events/event-note";
import type { Currency } from "#domain/money/currencies";
import { cashBalanceView } from "#domain/wallets/cash-balance-view";
import { type Holder, type Wallet, type WalletTransaction, walletIn } from "#domain/wallets/wallet";
import { walletTransactionView } from "#domain/wallets/wallet-transaction-view";
import { newId } from "#platform/ids";

/** What is to happen to a stored balance. */
export interface WalletMoveParts {
  readonly type: WalletTransaction["type"];
  readonly currency: Currency;
  /** What comes, or, below zero, what goes. */
  readonly netMinor: bigint;
  /** The object it belongs to. */
  readonly sourceId: string;
  readonly bankReference?: string | null;
  readonly at: Temporal.Instant;
}

/** A move of a stored balance, with the wallet before and after it. */
export interface WalletMove {
  readonly holder: Holder;
  readonly before: Wallet;
  readonly after: Wallet;
  readonly transaction: WalletTransaction;
}

/** Whether the holder can spend so much of this currency. */
export function canSpend(holder: Holder, currency: Currency, amountMinor: bigint): boolean {
  return amountMinor <= walletIn(holder, currency).balanceMinor;
}

/** Decides on a move; refuses one that would leave less than nothing. */
export function walletMove(holder: Holder, parts: WalletMoveParts): WalletMove {
  const { currency, netMinor, at } = parts;
  const before = walletIn(holder, currency);
  const balanceMinor = before.balanceMinor + netMinor;
  if (balanceMinor < 0n) {
    throw new DomainError(
      "balance_insufficient",
      "The customer's stored balance is too small for this.",
      { param: "amount" },
    );
  }
  const after = next(before, { balanceMinor });
  const transaction: WalletTransaction = {
    accountId: before.accountId,
    id: newId("ccsbtxn", at),
    customerId: before.customerId,
    currency,
    type: parts.type,
    netMinor,
    endingBalanceMinor: balanceMinor,
    sourceId: parts.sourceId,
    bankReference: parts.bankReference ?? null,
    walletVersion: after.version,
    createdAt: at,
  };
  return { holder, before, after, transaction };
}

/** Adds moves to the change that makes them. */
export function withWalletMoves<Result>(
  change: Change<Result>,
  moves: readonly WalletMove[],
): Change<Result> {
  for (const move of moves) addWallets(change, move);
  return change.inserts(walletTransactions, ...moves.map(({ transaction }) => transaction));
}

/**
 * A first wallet counts as a change of its customer: whoever closes the customer at the same moment
 * and saw no money must look again.
 */
function addWallets(change: Change<unknown>, move: WalletMove): void {
  const { customer } = move.holder;
  if (move.before.version === 0n) {
    change.updates(customers, customer, next(customer, {})).inserts(wallets, move.after);
  } else {
    change.guards(customers, customer);
  }
  for (const { before, after } of steps(move)) {
    if (before.version > 0n) change.updates(wallets, before, after);
  }
}

interface Step {
  readonly before: Wallet;
  readonly after: Wallet;
}

/**
 * The wallets that a move counts for. Money that came is told with all that is there, so it counts
 * for every wallet; always in one order, so that no two moves wait for each other in a circle.
 */
function steps({ holder, before, after, transaction }: WalletMove): readonly Step[] {
  const others = transaction.netMinor > 0n ? holder.wallets : [];
  return [
    { before, after },
    ...others
      .filter(({ currency }) => currency !== after.currency)
      .map((wallet) => ({ before: wallet, after: next(wallet, {}) })),
  ].toSorted((left, right) => left.after.currency.localeCompare(right.after.currency));
}

/** What integrators are told of a move: the line, and if money came, what there is now. */
export function walletMoveTold(move: WalletMove, account: Account): readonly EventNote[] {
  const { holder, transaction } = move;
  const view = walletTransactionView(transaction, account);
  const line = told("customer_cash_balance_transaction.created", view, 1n);
  if (transaction.netMinor < 0n) return [line];
  const { customer } = holder;
  const now = steps(move).map(({ after }) => after);
  // One customer has one cash balance, so it goes by their id, and by all its wallets' moves.
  const balance = { ...cashBalanceView({ customer, wallets: now }, account), id: customer.id };
  const moves = now.reduce((sum, { version }) => sum + version, 0n);
  return [line, told("cash_balance.funds_available", balance, moves)];
}
