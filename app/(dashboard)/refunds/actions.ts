"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { askedForRefund } from "#domain/channel-operations/ask-channel";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const ofRefund = z.object({ refundId: z.string() });
const shownRefund = ofRefund.extend({ requestHash: z.string() });
const rejection = ofRefund.extend({ reason: z.string().trim().min(1).max(500) });

/** A second person says yes to what they were shown. */
export async function approveRefundAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, shownRefund, async (ctx, input) => {
    const refund = await askedForRefund(approveRefund)(ctx, input);
    const words = translator(ctx.locale, "refunds");
    return refund.status === "succeeded" ? words("approved") : words("approvedInPart");
  });
}

/** A second person says no, and why. */
export async function rejectRefundAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rejection, async (ctx, input) => {
    await rejectRefund(ctx, input);
    return translator(ctx.locale, "refunds")("rejected");
  });
}

/** The one who asked takes it back. */
export async function cancelRefundAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofRefund, async (ctx, input) => {
    await cancelRefund(ctx, input);
    return translator(ctx.locale, "refunds")("canceled");
  });
}
