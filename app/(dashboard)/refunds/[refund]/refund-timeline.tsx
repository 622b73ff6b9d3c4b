import { Ban, Check, CircleSlash, Hourglass, Undo2 } from "lucide-react";
import type { TimelineEntry } from "#components/timeline";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { RefundCase } from "#domain/reports/refund-case";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The life of a refund, newest first: asked for, decided on by whom, and how it ended. */
export function refundTimeline(
  found: RefundCase,
  { locale }: Pick<DashboardContext, "locale">,
): readonly TimelineEntry[] {
  const { refund, names } = found;
  const words = translator(locale, "refunds.story");
  const amount = formatMoney(money(refund.amountMinor, refund.currency), locale);
  const nameOf = (actor: string) => names.get(actor) ?? actor;
  const asked: TimelineEntry = {
    id: "asked",
    icon: refund.approvalsRequired > 0 ? Hourglass : Undo2,
    tone: refund.approvalsRequired > 0 ? "waiting" : "quiet",
    what: words("asked", { amount }),
    actor: nameOf(refund.requestedByActor),
    at: refund.createdAt,
  };
  return [asked, ...said(found, locale), ...ending(found, locale)].toReversed();
}

function said({ decisions, names }: RefundCase, locale: DashboardContext["locale"]) {
  const words = translator(locale, "refunds.story");
  return decisions.map(({ decidedBy, decision, decidedAt, reason }): TimelineEntry => {
    const isYes = decision === "approved";
    return {
      id: decidedBy,
      icon: isYes ? Check : Ban,
      tone: isYes ? "good" : "bad",
      what: words(decision),
      actor: names.get(`person:${decidedBy}`) ?? decidedBy,
      at: decidedAt,
      note: reason ?? undefined,
    };
  });
}

function ending({ refund }: RefundCase, locale: DashboardContext["locale"]): TimelineEntry[] {
  const words = translator(locale, "refunds.story");
  const { status, closedReason, decidedAt } = refund;
  if (!decidedAt) return [];
  if (status === "succeeded") {
    return [{ id: "paid", icon: Undo2, tone: "good", what: words("paid"), at: decidedAt }];
  }
  if (closedReason === "approval_expired" || closedReason === "canceled_by_requester") {
    const what = words(closedReason);
    return [{ id: "closed", icon: CircleSlash, tone: "quiet", what, at: decidedAt }];
  }
  return [];
}
