import { wallets } from "#db/schema/wallets";
import type { Change } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import { hasWaitingMoney } from "#domain/customer-states/queries";
import { DomainError } from "#domain/errors/domain-error";
import type { Holder } from "#domain/wallets/wallet";

/** Refuses while a customer has stored money in any currency, or money that waits. */
export async function requireEmpty(read: Reader, { customer, wallets: held }: Holder) {
  if (held.some(({ balanceMinor }) => balanceMinor > 0n)) {
    throw notEmpty("This customer still has a stored balance.");
  }
  if (await hasWaitingMoney(read, customer.id)) {
    throw notEmpty("This customer still has an authorised payment or an undecided refund.");
  }
}

/** Holds a customer's wallets as they were found; money that comes meanwhile is looked at again. */
export function guardingWallets<Result>(change: Change<Result>, holder: Holder): Change<Result> {
  for (const wallet of holder.wallets) change.guards(wallets, wallet);
  return change;
}

function notEmpty(message: string): DomainError {
  return new DomainError("balance_not_zero", message, { param: "customer" });
}
