"use server";

import * as z from "zod";
import { sentOnce } from "#app/(dashboard)/payments/[payment]/sent-once";
import { typedAmountMinor } from "#app/(dashboard)/payments/[payment]/typed-amount";
import type { FormState } from "#components/action-form";
import { retrieveTransfer } from "#domain/transfers/retrieve-transfer";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const ReverseForm = z.object({
  transferId: z.string(),
  amount: z.string().trim().min(1).max(40),
  sending: z.string().min(20).max(60),
});

/** Takes money of a transfer back; a form that comes twice takes it once. */
export async function reverseTransferAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ReverseForm, async (ctx, { transferId, amount, sending }) => {
    const { currency } = await retrieveTransfer(ctx, { transferId });
    const amountMinor = typedAmountMinor(amount, { currency, param: "amount" });
    await sentOnce(ctx, { sending, said: [transferId, amount] }, (once) =>
      reverseTransfer({ ...ctx, once }, { transferId, amountMinor }),
    );
    return translator(ctx.locale, "transfers")("done");
  });
}
