import Link from "next/link";
import type { ReactNode } from "react";
import { Notice } from "#components/notice";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { Payment } from "#domain/payments/payment";
import { isInDoubt, type Refund } from "#domain/refunds/refund";
import type { PaymentStory } from "#domain/reports/payment-story";
import { type Locale, translator } from "#messages/translator";

interface WhatWasDoneProps {
  readonly story: PaymentStory;
  /** The address's parameters: which refund one has just asked for, or what else was done. */
  readonly asked: Readonly<Record<string, string | string[] | undefined>>;
  readonly locale: Locale;
}

/** Says how the thing stands that one has just done, as it is now and not as it was then. */
export function WhatWasDone({ story, asked, locale }: WhatWasDoneProps) {
  const refund = story.refunds.find(({ id }) => id === asked.refund);
  if (refund) {
    return (
      <Said tone={refund.status === "pending" ? "told" : "done"}>
        <RefundState refund={refund} locale={locale} />
      </Said>
    );
  }
  const done = deed(story.payment, asked.done, locale);
  return done === undefined ? null : <Said tone="done">{done}</Said>;
}

/** In words, where it still is as it was left. */
function deed(payment: Payment, done: unknown, locale: Locale): string | undefined {
  const words = translator(locale, "payment");
  if (done === "canceled" && payment.status === "canceled") return words("cancel.done");
  if (done !== "captured" || payment.status !== "succeeded") return undefined;
  const amount = formatMoney(money(payment.amountReceivedMinor, payment.currency), locale);
  return words("capture.done", { amount });
}

interface SaidProps {
  readonly tone: "done" | "told";
  readonly children: ReactNode;
}

function Said({ tone, children }: SaidProps) {
  return (
    <div className="mb-6">
      <Notice tone={tone}>{children}</Notice>
    </div>
  );
}

function RefundState({ refund, locale }: { readonly refund: Refund; readonly locale: Locale }) {
  const words = translator(locale, "payment.refundState");
  return words.rich(isInDoubt(refund) ? "processing" : refund.status, {
    amount: formatMoney(money(refund.amountMinor, refund.currency), locale),
    count: refund.approvalsRequired - refund.approvalsGiven,
    refund: (amount) => (
      <Link href={`/refunds/${refund.id}`} className="text-link">
        {amount}
      </Link>
    ),
  });
}
