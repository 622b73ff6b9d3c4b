"use server";

import { redirect } from "next/navigation";
import * as z from "zod";
import { payAddress, stepUpAddress } from "#app/pay/[link]/[mac]/pay-address";
import { digitsOf, expiryOf } from "#app/pay/[link]/[mac]/typed-card";
import type { FormState } from "#components/action-form";
import { askedForPayment } from "#domain/channel-operations/ask-channel";
import { DomainError } from "#domain/errors/domain-error";
import { currencyFrom } from "#domain/money/currencies";
import { payLink } from "#domain/payment-links/pay-link";
import { payerOfLink } from "#domain/payment-links/payer-of-link";
import { submitAsVisitor } from "#http/session-submit";

const longest = 100;
const required = z.string().trim().min(1).max(longest);

const PayForm = z.object({
  link: z.string(),
  mac: z.string(),
  /** What the page asked for when it was shown. */
  amountMinor: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(BigInt),
  currency: z.string().transform((text, context) => currencyFrom(text) ?? invalid(context)),
  number: required.transform(digitsOf),
  expiry: required.transform((typed, context) => expiryOf(typed) ?? invalid(context)),
  cvc: required.transform(digitsOf),
  name: z
    .string()
    .trim()
    .max(longest)
    .transform((name) => name || undefined),
});

function invalid(context: z.RefinementCtx): never {
  context.addIssue({ code: "custom", message: "invalid_expiry_expiry" });
  return z.NEVER;
}

/** Pays; whatever comes of it stands on the page, which can be loaded again without harm. */
export async function payAction(_: FormState, form: FormData): Promise<FormState> {
  return submitAsVisitor(form, PayForm, async ({ visitor }, typed) => {
    const { link, mac, name, number, cvc, expiry, amountMinor, currency } = typed;
    const address = { link, mac };
    const { ctx, linkId } = await payerOfLink(address, visitor);
    const card = { number, expMonth: expiry.month, expYear: expiry.year, cvc };
    const agreed = { amountMinor, currency };
    const payment = await askedForPayment(payLink)(ctx, { linkId, card, name, agreed }).catch(
      shownByPage,
    );
    if (payment?.status === "requires_action") return redirect(stepUpAddress(payment, address));
    return redirect(payAddress(address));
  });
}

const fields: Readonly<Record<string, string>> = {
  number: "number",
  exp_month: "expiry",
  exp_year: "expiry",
  cvc: "cvc",
};

/** A decline, and a payment that is settled, stand on the page; a fault stands beside its field. */
function shownByPage(error: unknown): undefined {
  if (!(error instanceof DomainError)) throw error;
  if (error.details.payment !== undefined) return undefined;
  const part = /\[(\w+)\]$/.exec(error.details.param ?? "")?.[1] ?? "";
  const param = fields[part];
  throw param === undefined ? error : new DomainError(error.code, error.message, { param });
}
