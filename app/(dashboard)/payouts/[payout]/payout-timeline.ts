import { Ban, CircleAlert, CircleCheck, Landmark, type LucideIcon, Undo2 } from "lucide-react";
import type { Tone } from "#components/status-badge";
import type { TimelineEntry } from "#components/timeline";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { isReversal } from "#domain/payouts/payout";
import type { PayoutStory } from "#domain/reports/payout-story";
import { type Locale, type Messages, translator } from "#messages/translator";

type Step = keyof Messages["payouts"]["story"];

interface Look {
  readonly icon: LucideIcon;
  readonly tone: Tone;
}

const looks: Readonly<Record<Step, Look>> = {
  created: { icon: Landmark, tone: "waiting" },
  createdAutomatic: { icon: Landmark, tone: "waiting" },
  createdReversal: { icon: Undo2, tone: "waiting" },
  in_transit: { icon: Landmark, tone: "underway" },
  paid: { icon: CircleCheck, tone: "good" },
  paidReversal: { icon: CircleCheck, tone: "good" },
  failed: { icon: CircleAlert, tone: "bad" },
  canceled: { icon: Ban, tone: "quiet" },
  reversed: { icon: Undo2, tone: "quiet" },
};

/** The life of a payout, newest first: made, picked up, and how it ended. */
export function payoutTimeline(story: PayoutStory, locale: Locale): readonly TimelineEntry[] {
  const { payout, events, audit } = story;
  const words = translator(locale, "payouts.story");
  const amount = formatMoney(money(payout.amountMinor, payout.currency), locale);
  // By the payout's own count: two steps of one moment have no other order.
  const newestFirst = events.toSorted((one, other) => Number(other.sequence - one.sequence));
  return newestFirst.flatMap((event) => {
    const step = stepOf(event, story);
    if (!step) return [];
    const actor = audit.find(({ requestId }) => requestId === event.requestId)?.actorName;
    const what = words(step, { amount });
    return [{ id: event.id, ...looks[step], what, actor, at: event.createdAt, json: event.object }];
  });
}

type ToldEvent = PayoutStory["events"][number];

function stepOf(event: ToldEvent, { payout }: PayoutStory): Step | undefined {
  if (event.type === "payout.created") return creationOf(payout);
  if (event.type === "payout.paid") return isReversal(payout) ? "paidReversal" : "paid";
  if (event.type === "payout.failed") return "failed";
  if (event.type === "payout.canceled") return "canceled";
  return updateOf(event);
}

function creationOf(payout: PayoutStory["payout"]): Step {
  if (isReversal(payout)) return "createdReversal";
  return payout.automatic ? "createdAutomatic" : "created";
}

function updateOf({ object, previousAttributes }: ToldEvent): Step | undefined {
  const changed = previousAttributes ?? {};
  if ("status" in changed && object.status === "in_transit") return "in_transit";
  return "reversed_by" in changed ? "reversed" : undefined;
}
