import { paymentIntents } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { sandboxOutcome } from "#domain/channels/sandbox-outcome";
import { balanceUnapplied, loadHolderOf, withPayer } from "#domain/charges/stored-balance";
import { invariant } from "#domain/errors/invariant";
import { paymentTold } from "#domain/payments/answered-try";
import { type Held, holdInDoubt, holdReleased, withHoldEnd } from "#domain/payments/held-payment";
import { loadPaymentAndCharge } from "#domain/payments/load-payment";
import { type Payment, requireMove } from "#domain/payments/payment";
import { walletMoveTold } from "#domain/wallets/wallet-move";

export interface CancelPaymentInput {
  readonly paymentId: string;
  readonly reason?: string | undefined;
}

/** Ends a payment that was not taken; what was authorised is let go. */
export async function cancelPayment(ctx: Context, input: CancelPaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");

  return commit(ctx, async (read) => {
    const { payment, charge } = await loadPaymentAndCharge(read, input.paymentId);
    requireMove(payment, "cancel");
    const canceling = { ctx, read, reason: input.reason ?? null };
    if (payment.status !== "requires_capture") return withdrawal(payment, canceling);
    invariant(charge, "an authorised payment has a charge");
    return letGo({ payment, charge }, canceling);
  });
}

/** Who cancels, and why. */
export interface Canceling {
  readonly ctx: Pick<Context, "account" | "actor">;
  readonly read: Reader;
  readonly reason: string | null;
}

/** Lets go of an authorised payment, or has the remote channel asked where it is told to be. */
export async function letGo(held: Held, canceling: Canceling): Promise<Change<Payment>> {
  const { ctx, read, reason } = canceling;
  const { payment, charge } = held;
  const { account, actor } = ctx;
  const when = { account, at: read.now };
  const outcome = charge.card ? sandboxOutcome(account, payment.metadata, "cancel") : undefined;
  const { amountMinor } = charge;
  const end = outcome
    ? holdInDoubt(held, { ...when, kind: "void", amountMinor, outcome, actor, reason })
    : holdReleased(held, reason, when);
  const holder = await loadHolderOf(read, charge);
  const unapplied = balanceUnapplied({ charge, holder }, 0n, read.now);
  const made = change(end.payment, {
    audit: { action: "payment.canceled", subject: payment.id },
    events: [...end.events, ...(unapplied ? walletMoveTold(unapplied, account) : [])],
  });
  return withPayer(withHoldEnd(made, held, end), holder, unapplied);
}

function withdrawal(payment: Payment, { ctx, read, reason }: Canceling): Change<Payment> {
  const { account } = ctx;
  const after = next(payment, {
    status: "canceled",
    amountCapturableMinor: 0n,
    canceledAt: read.now,
    cancellationReason: reason,
  });
  return change(after, {
    audit: { action: "payment.canceled", subject: payment.id },
    events: [paymentTold("payment_intent.canceled", payment, { after, account })],
  }).updates(paymentIntents, payment, after);
}
