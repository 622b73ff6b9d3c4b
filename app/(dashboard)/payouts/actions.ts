"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { sentOnce } from "#app/(dashboard)/payments/[payment]/sent-once";
import { typedAmountMinor } from "#app/(dashboard)/payments/[payment]/typed-amount";
import { payoutAddress } from "#app/(dashboard)/payouts/payout-address";
import type { FormState } from "#components/action-form";
import { DomainError } from "#domain/errors/domain-error";
import { currencyFrom } from "#domain/money/currencies";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { createPayout } from "#domain/payouts/create-payout";
import { reversePayout } from "#domain/payouts/reverse-payout";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const longestAmount = 40;

const PayoutForm = z.object({
  currency: z.string(),
  amount: z.string().trim().min(1).max(longestAmount),
  destination: z.string(),
  description: z.string().trim().max(500),
  sending: z.string().min(20).max(60),
});

/** Sends money to a bank account; a form that comes twice pays out once. */
export async function payOutAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, PayoutForm, async (ctx, { sending, amount, destination, ...input }) => {
    const currency = currencyFrom(input.currency);
    if (!currency) throw new DomainError("currency_not_supported", "No such currency.");
    const amountMinor = typedAmountMinor(amount, { currency, param: "amount" });
    if (amountMinor === undefined) {
      throw new DomainError("parameter_missing", "Say how much.", { param: "amount" });
    }
    const description = input.description === "" ? undefined : input.description;
    const said = [currency, amount, destination, description];
    const id = await sentOnce(ctx, { sending, said }, (once) =>
      createPayout(
        { ...ctx, once },
        { amountMinor, currency, destinationId: destination, description },
      ),
    );
    return redirect(payoutAddress(id));
  });
}

const ofPayout = z.object({ payoutId: z.string() });

/** Stops a payout that the bank has not picked up. */
export async function cancelPayoutAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofPayout, async (ctx, input) => {
    await cancelPayout(ctx, input);
    return translator(ctx.locale, "payouts")("canceled");
  });
}

/** Asks the bank for the money of a payout that was paid. */
export async function reversePayoutAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofPayout, async (ctx, input) => {
    const { id } = await reversePayout(ctx, input);
    return redirect(payoutAddress(id));
  });
}
