import { Ban, Check, CircleSlash, Hourglass, Undo2 } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { TimelineEntry } from "#components/timeline";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { Refund } from "#domain/refunds/refund";
import { refundView } from "#domain/refunds/refund-view";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { Locale, Messages } from "#messages/translator";
import { translator } from "#messages/translator";

interface Reader {
  readonly locale: Locale;
}

/**
 * What became of one refund: asked for by whom, approved or rejected by whom and why, given back.
 */
export function refundEntries(refund: Refund, story: PaymentStory, reader: Reader) {
  return [
    ...asked(refund, story, reader),
    ...said(refund, story, reader),
    ...ended(refund, story, reader),
  ];
}

type RefundWord = Extract<keyof Messages["payment"]["story"], `refund${string}`>;

/** A sentence about a refund, in which its amount leads to it. */
function told(word: RefundWord, refund: Refund, locale: Locale): ReactNode {
  return translator(locale, "payment.story").rich(word, {
    amount: formatMoney(money(refund.amountMinor, refund.currency), locale),
    refund: (amount) => (
      <Link href={`/refunds/${refund.id}`} className="text-link">
        {amount}
      </Link>
    ),
  });
}

function requester({ requestedByActor }: Refund, { names }: PaymentStory, locale: Locale) {
  const name = names.get(requestedByActor) ?? requestedByActor;
  const isKey = requestedByActor.startsWith("api_key:");
  return translator(locale, "payment.actor")(isKey ? "api_key" : "person", { name });
}

function reasonOf({ reason }: Refund, locale: Locale): string | undefined {
  return reason ? translator(locale, "refundReason")(reason) : undefined;
}

function asked(refund: Refund, story: PaymentStory, { locale }: Reader): readonly TimelineEntry[] {
  if (refund.approvalsRequired === 0) return [];
  const needs = { count: refund.approvalsRequired };
  const waits = translator(locale, "payment.story")("waits", needs);
  return [
    {
      id: `${refund.id} asked`,
      icon: Hourglass,
      tone: "waiting",
      what: told("refundAsked", refund, locale),
      actor: requester(refund, story, locale),
      at: refund.createdAt,
      note: [reasonOf(refund, locale), waits].filter((text) => text !== undefined).join(" · "),
      ...(refund.decidedAt ? {} : { json: refundView(refund) }),
    },
  ];
}

function said(refund: Refund, story: PaymentStory, { locale }: Reader): readonly TimelineEntry[] {
  return story.decisions
    .filter(({ refundId }) => refundId === refund.id)
    .map(({ decidedBy, decision, decidedAt: at, reason }): TimelineEntry => {
      const isYes = decision === "approved";
      return {
        id: `${refund.id} ${decidedBy}`,
        icon: isYes ? Check : Ban,
        tone: isYes ? "good" : "bad",
        what: told(isYes ? "refundApproved" : "refundRejected", refund, locale),
        actor: story.names.get(`person:${decidedBy}`) ?? decidedBy,
        at,
        note: reason ?? undefined,
      };
    });
}

const closings = {
  approval_expired: "refundExpired",
  canceled_by_requester: "refundCanceled",
} as const;

function ended(refund: Refund, story: PaymentStory, { locale }: Reader): readonly TimelineEntry[] {
  const { closedReason, decidedAt, status } = refund;
  if (!decidedAt || closedReason === "approval_rejected") return [];
  const end = { id: refund.id, at: decidedAt, json: refundView(refund) };
  if (closedReason) {
    const what = told(closings[closedReason], refund, locale);
    return [{ ...end, icon: CircleSlash, tone: "quiet", what }];
  }
  if (status === "failed") {
    return [{ ...end, icon: CircleSlash, tone: "bad", what: told("refundFailed", refund, locale) }];
  }
  if (status !== "succeeded") return [];
  const isAtOnce = refund.approvalsRequired === 0;
  return [
    {
      ...end,
      icon: Undo2,
      tone: "good",
      what: told("refunded", refund, locale),
      actor: isAtOnce ? requester(refund, story, locale) : undefined,
      note: isAtOnce ? reasonOf(refund, locale) : undefined,
    },
  ];
}
