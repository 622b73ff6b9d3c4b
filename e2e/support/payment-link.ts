import type { Account, Context } from "#domain/access/context";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { linkPath } from "#domain/payment-links/link-address";
import type { PayLinkInput } from "#domain/payment-links/pay-link";
import { type LinkPayer, payerOfLink } from "#domain/payment-links/payer-of-link";
import type { PaymentLink } from "#domain/payment-links/payment-link";
import { type CreatePaymentInput, createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { aVisitor } from "#e2e/support/visitor";

/** A payment that waits on a page of ours, and somebody who has opened that page. */
export interface Linked {
  readonly account: Account;
  /** A key of the merchant. */
  readonly ctx: Context;
  readonly payment: Payment;
  readonly link: PaymentLink;
  readonly payer: LinkPayer;
  /** What the payer sends when they pay with a card that is approved. */
  readonly typed: PayLinkInput;
}

/** The numbers of sandbox cards, by how they answer. */
export const cardNumbers = {
  approved: "4242424242424242",
  declined: "4000000000000002",
  stepUp: "4000002500003155",
} as const;

/** A card that is good for years. */
export function aCard(number: string = cardNumbers.approved) {
  return { number, expMonth: 12, expYear: 2049, cvc: "123" } as const;
}

/** A link to a payment of 268.00 CNY, unless told otherwise. */
export async function linked(
  input: Partial<CreatePaymentInput> = {},
  fields: Partial<Account> = {},
): Promise<Linked> {
  const account = await anAccount(fields);
  const ctx = keyContext(account);
  const payment = await createPayment(ctx, { amountMinor: 26_800n, currency: "CNY", ...input });
  const link = await createPaymentLink(ctx, { paymentId: payment.id });
  const payer = await payerOfLink(addressOf(link), aVisitor());
  const { amountMinor, currency } = payment;
  const typed = { linkId: link.id, card: aCard(), agreed: { amountMinor, currency } };
  return { account, ctx, payment, link, payer, typed };
}

/** Both halves of a link's address. */
export function addressOf(link: PaymentLink) {
  return { link: link.id, mac: linkPath(link).split("/").at(-1) ?? "" };
}
