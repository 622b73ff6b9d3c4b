import { Ban, Check, CircleSlash, Hourglass, Undo2 } from "lucide-react";
import type { TimelineEntry } from "#components/timeline";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { RefundCase } from "#domain/reports/refund-case";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

/** The life of a refund, newest first: asked for, decided on by whom and why, and how it ended. */
export function refundTimeline(
  found: RefundCase,
  { locale }: Pick<DashboardContext, "locale">,
): readonly TimelineEntry[] {
  return [asked(found, locale), ...said(found, locale), ...ending(found, locale)].toReversed();
}

function asked({ refund, names }: RefundCase, locale: Locale): TimelineEntry {
  const needsPeople = refund.approvalsRequired > 0;
  const name = names.get(refund.requestedByActor) ?? refund.requestedByActor;
  const isKey = refund.requestedByActor.startsWith("api_key:");
  const words = translator(locale, "refunds.story");
  const amount = formatMoney(money(refund.amountMinor, refund.currency), locale);
  return {
    id: "asked",
    icon: needsPeople ? Hourglass : Undo2,
    tone: needsPeople ? "waiting" : "quiet",
    what: words("asked", { amount }),
    actor: isKey ? words("byKey", { name }) : name,
    at: refund.createdAt,
    ...(refund.reason && { note: translator(locale, "refundReason")(refund.reason) }),
  };
}

function said({ decisions, names }: RefundCase, locale: Locale): readonly TimelineEntry[] {
  const words = translator(locale, "refunds.story");
  return decisions.map(({ decidedBy, decision, decidedAt, reason }) => {
    const isYes = decision === "approved";
    return {
      id: decidedBy,
      icon: isYes ? Check : Ban,
      tone: isYes ? "good" : "bad",
      what: words(decision),
      actor: names.get(`person:${decidedBy}`) ?? decidedBy,
      at: decidedAt,
      ...(reason !== null && { note: reason }),
    };
  });
}

function ending({ refund }: RefundCase, locale: Locale): readonly TimelineEntry[] {
  const words = translator(locale, "refunds.story");
  const { status, closedReason, decidedAt: at } = refund;
  if (!at) return [];
  if (status === "succeeded") {
    return [{ id: "paid", icon: Undo2, tone: "good", what: words("paid"), at }];
  }
  // A rejection has been told with the words of the one who said no.
  if (!closedReason || closedReason === "approval_rejected") return [];
  return [{ id: "closed", icon: CircleSlash, tone: "quiet", what: words(closedReason), at }];
}
