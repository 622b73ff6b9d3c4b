"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { sentOnce } from "#app/(dashboard)/payments/[payment]/sent-once";
import { typedAmountMinor } from "#app/(dashboard)/payments/[payment]/typed-amount";
import type { FormState } from "#components/action-form";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { askedForPayment, askedForRefund } from "#domain/channel-operations/ask-channel";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { submit } from "#http/session-submit";

const longestAmount = 40;
const unsaid = z.literal("").transform(() => undefined);

const RefundForm = z.object({
  paymentId: z.string(),
  amount: z.string().max(longestAmount),
  reason: unsaid.or(z.enum(["requested_by_customer", "duplicate", "fraudulent"])),
  sending: z.string().min(20).max(60),
});

/**
 * Asks for the refund; whether it needs others is decided with it, and told on the payment's page.
 */
export async function refundAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RefundForm, async (ctx, { paymentId, amount, reason, sending }) => {
    const { currency } = await retrievePayment(ctx, { paymentId });
    const amountMinor = typedAmountMinor(amount, { currency, param: "amount" });
    const refundId = await sentOnce(ctx, { sending, said: [paymentId, amount, reason] }, (once) =>
      askedForRefund(requestRefund)({ ...ctx, once }, { paymentId, amountMinor, reason }),
    );
    return redirect(`/payments/${paymentId}?refund=${refundId}`);
  });
}

const CaptureForm = z.object({
  paymentId: z.string(),
  amount_to_capture: z.string().max(longestAmount),
});

/** Takes what was authorised, or a part of it. */
export async function captureAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, CaptureForm, async (ctx, { paymentId, amount_to_capture: typed }) => {
    const { currency } = await retrievePayment(ctx, { paymentId });
    const amountToCaptureMinor = typedAmountMinor(typed, { currency, param: "amount_to_capture" });
    await askedForPayment(capturePayment)(ctx, { paymentId, amountToCaptureMinor });
    return redirect(`/payments/${paymentId}?done=captured`);
  });
}

const CancelForm = z.object({
  paymentId: z.string(),
  reason: unsaid.or(z.enum(["abandoned", "duplicate", "fraudulent", "requested_by_customer"])),
});

/** Calls the payment off. */
export async function cancelAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, CancelForm, async (ctx, input) => {
    await askedForPayment(cancelPayment)(ctx, input);
    return redirect(`/payments/${input.paymentId}?done=canceled`);
  });
}
