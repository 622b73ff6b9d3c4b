import { customers } from "#db/schema/customers";
import type { Change } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import type { ChannelAnswer } from "#domain/channels/channel-answer";
import type { Charge } from "#domain/charges/charge";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import type { Money } from "#domain/money/money";
import { loadHolder } from "#domain/wallets/load-holder";
import type { Holder } from "#domain/wallets/wallet";
import {
  canSpend,
  type WalletMove,
  walletMove,
  withWalletMoves,
} from "#domain/wallets/wallet-move";

/** What our own books say, in place of a channel, to a payment by stored balance. */
export function balanceAnswer(
  { currency, amountMinor }: Pick<Money, "currency" | "amountMinor">,
  holder: Holder | undefined,
): ChannelAnswer {
  if (!holder) {
    throw new DomainError(
      "parameter_missing",
      "A payment by stored balance needs the customer whose balance it is.",
      { param: "customer" },
    );
  }
  if (canSpend(holder, currency, amountMinor)) return { outcome: "succeeded" };
  return {
    outcome: "failed",
    code: "card_declined",
    declineCode: "insufficient_funds",
    message: "The customer's stored balance is too small for this payment.",
  };
}

/** Takes a charge's amount out of what its payer can spend, whether captured now or later. */
export function balanceApplied(
  { amountMinor, currency, paymentIntentId: sourceId }: Charge,
  holder: Holder | undefined,
  at: Temporal.Instant,
): WalletMove {
  invariant(holder, "whoever pays by stored balance is a customer");
  const netMinor = -amountMinor;
  return walletMove(holder, { type: "applied_to_payment", currency, netMinor, sourceId, at });
}

/** An authorised charge, and whose stored balance it holds, if one's. */
export interface AuthorisedBy {
  readonly charge: Charge;
  readonly holder: Holder | undefined;
}

/** Gives back what of an authorised amount is not taken; nothing where it came from a card. */
export function balanceUnapplied(
  { charge, holder }: AuthorisedBy,
  takenMinor: bigint,
  at: Temporal.Instant,
): WalletMove | undefined {
  const { amountMinor, currency, methodType, paymentIntentId: sourceId } = charge;
  const netMinor = amountMinor - takenMinor;
  if (methodType !== "customer_balance" || netMinor === 0n) return undefined;
  invariant(holder, "whoever pays by stored balance is a customer");
  return walletMove(holder, { type: "unapplied_from_payment", currency, netMinor, sourceId, at });
}

/** Whose stored balance a charge was taken from, frozen or not; undefined where it was a card. */
export async function loadHolderOf(read: Reader, charge: Charge): Promise<Holder | undefined> {
  if (charge.methodType !== "customer_balance") return undefined;
  invariant(charge.customerId, "whoever pays by stored balance is a customer");
  return loadHolder(read, charge.customerId, "customer");
}

/** Adds what a change rests on of its payer: that they are as they were, and what they get back. */
export function withPayer<Result>(
  change: Change<Result>,
  holder: Holder | undefined,
  move: WalletMove | undefined,
): Change<Result> {
  if (move) return withWalletMoves(change, [move]);
  return holder ? change.guards(customers, holder.customer) : change;
}
