"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { expiryChoices, expiryOf } from "#app/(dashboard)/payment-links/expiry-choice";
import { sentOnce } from "#app/(dashboard)/payments/[payment]/sent-once";
import { typedAmountMinor } from "#app/(dashboard)/payments/[payment]/typed-amount";
import type { FormState } from "#components/action-form";
import { currencyFrom } from "#domain/money/currencies";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { updatePaymentLink } from "#domain/payment-links/update-payment-link";
import { createPayment } from "#domain/payments/create-payment";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const expiry = z.enum(expiryChoices);

const CreateForm = z.object({ paymentId: z.string(), expiry });

/** Opens a page on which this payment can be paid. */
export async function createLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, CreateForm, async (ctx, input) => {
    const expiresAt = expiryOf(input.expiry, ctx.now);
    await createPaymentLink(ctx, { paymentId: input.paymentId, expiresAt });
    return translator(ctx.locale, "paymentLink")("created");
  });
}

const SwitchForm = z.object({ linkId: z.string(), to: z.enum(["on", "off"]) });

/** Closes a link's page, or opens it again. */
export async function switchLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, SwitchForm, async (ctx, { linkId, to }) => {
    const isActive = to === "on";
    await updatePaymentLink(ctx, { linkId, isActive });
    return translator(ctx.locale, "paymentLink")(isActive ? "reactivated" : "deactivated");
  });
}

const unsaid = z.literal("").transform(() => undefined);

const RequestForm = z.object({
  amount: z.string().trim().min(1).max(40),
  currency: z.string().transform((text, context) => {
    const currency = currencyFrom(text.trim());
    if (currency) return currency;
    context.addIssue({ code: "custom", message: "currency" });
    return z.NEVER;
  }),
  description: z
    .string()
    .trim()
    .max(1_000)
    .transform((text) => text || undefined),
  customer: unsaid.or(z.string().trim().max(255)),
  expiry,
  sending: z.string().min(20).max(60),
});

/** Asks for a payment without a program: makes it, and the page on which it can be paid. */
export async function requestPaymentAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RequestForm, async (ctx, input) => {
    const { currency, description, customer: customerId } = input;
    const amountMinor = typedAmountMinor(input.amount, { currency, param: "amount" }) ?? 0n;
    const { sending, ...said } = input;
    const asked = { amountMinor, currency, description, customerId };
    const paymentId = await sentOnce(ctx, { sending, said: Object.values(said) }, (once) =>
      createPayment({ ...ctx, once }, asked),
    );
    await createPaymentLink(ctx, { paymentId, expiresAt: expiryOf(input.expiry, ctx.now) });
    return redirect(`/payments/${paymentId}#payment-link`);
  });
}
