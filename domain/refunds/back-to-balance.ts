import { customers } from "#db/schema/customers";
import { wallets } from "#db/schema/wallets";
import { type Change, next } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { invariant } from "#domain/errors/invariant";
import type { Refund } from "#domain/refunds/refund";
import { loadActiveHolder } from "#domain/wallets/load-holder";
import { type Holder, walletIn } from "#domain/wallets/wallet";
import { type WalletMove, walletMove } from "#domain/wallets/wallet-move";

/**
 * Whose stored balance a charge's refunds go back to; undefined where they go back to a card.
 * Refuses a customer who is frozen or closed: their balance receives nothing.
 */
export async function loadPayee(read: Reader, charge: Charge): Promise<Holder | undefined> {
  if (charge.methodType !== "customer_balance") return undefined;
  invariant(charge.customerId, "whoever pays by stored balance is a customer");
  return loadActiveHolder(read, charge.customerId, "charge");
}

/** The refund's money on its way into the stored balance it came from. */
export function backToBalance(refund: Refund, payee: Holder, at: Temporal.Instant): WalletMove {
  return walletMove(payee, {
    type: "refunded_from_payment",
    currency: refund.currency,
    netMinor: refund.amountMinor,
    sourceId: refund.id,
    at,
  });
}

/** A refund that waits counts as a move of the balance it would go to, so nobody closes it. */
export function withWaitingPayee<Result>(
  change: Change<Result>,
  { currency }: Refund,
  payee: Holder,
): Change<Result> {
  const wallet = walletIn(payee, currency);
  return change.guards(customers, payee.customer).updates(wallets, wallet, next(wallet, {}));
}
