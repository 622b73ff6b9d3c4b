import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { sandboxOutcome } from "#domain/channels/sandbox-outcome";
import { balanceUnapplied, withPayer } from "#domain/charges/stored-balance";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { requireAmount } from "#domain/money/require-amount";
import { holdCaptured, holdInDoubt, withHoldEnd } from "#domain/payments/held-payment";
import { loadPaymentAndCharge } from "#domain/payments/load-payment";
import { type Payment, requireMove } from "#domain/payments/payment";
import { loadPayer } from "#domain/wallets/load-holder";
import { walletMoveTold } from "#domain/wallets/wallet-move";

export interface CapturePaymentInput {
  readonly paymentId: string;
  /** All that is capturable where it is left out; what is not captured is let go. */
  readonly amountToCaptureMinor?: bigint | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Takes all or part of an authorised payment, once. */
export async function capturePayment(ctx: Context, input: CapturePaymentInput): Promise<Payment> {
  requireScope(ctx, "payments:write");

  return commit(ctx, async (read) => {
    const { payment, charge } = await loadPaymentAndCharge(read, input.paymentId);
    requireMove(payment, "capture");
    invariant(charge, "an authorised payment has a charge");
    const amountMinor = input.amountToCaptureMinor ?? payment.amountCapturableMinor;
    requireAmount(amountMinor, "amount_to_capture");
    requireAtMost(amountMinor, payment.amountCapturableMinor);

    const holder = await loadPayer(read, payment.customerId, charge.methodType);
    const unapplied = balanceUnapplied({ charge, holder }, amountMinor, read.now);
    const told = changedMetadata({}, input.metadata);
    const outcome = charge.card ? sandboxOutcome(ctx.account, told) : undefined;
    const held = {
      payment: { ...payment, metadata: changedMetadata(payment.metadata, input.metadata) },
      charge,
    };
    const { account, actor } = ctx;
    const when = { account, at: read.now };
    const end = outcome
      ? holdInDoubt(held, { ...when, kind: "capture", amountMinor, outcome, actor })
      : holdCaptured(held, amountMinor, when);
    const made = change(end.payment, {
      audit: { action: "payment.captured", subject: payment.id },
      events: [...end.events, ...(unapplied ? walletMoveTold(unapplied, account) : [])],
    });
    withHoldEnd(made, { payment, charge }, end);
    return withPayer(made, holder, unapplied);
  });
}

function requireAtMost(amountMinor: bigint, capturableMinor: bigint): void {
  if (amountMinor <= capturableMinor) return;
  throw new DomainError(
    "amount_too_large",
    `At most ${capturableMinor} can be captured of this payment.`,
    { param: "amount_to_capture" },
  );
}
