import { CircleCheck, CircleSlash, RadioTower } from "lucide-react";
import type { TimelineEntry } from "#components/timeline";
import type { ToldOperation } from "#domain/channel-operations/operations-of-payment";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type Reader = Pick<DashboardContext, "locale">;

/** When a remote channel was asked, and when its end was certain. */
export function channelEntries(
  { operation }: ToldOperation,
  { locale }: Reader,
): readonly TimelineEntry[] {
  const words = translator(locale, "channel");
  const story = translator(locale, "channel.story");
  const { amountMinor, createdAt, currency, id, kind, settledAt, settledBy, state } = operation;
  const said = {
    kind: words(`kind.${kind}`),
    amount: formatMoney(money(amountMinor, currency), locale),
  };
  const asked: TimelineEntry = {
    id: `${id} asked`,
    icon: RadioTower,
    tone: "underway",
    what: story("asked", said),
    at: createdAt,
  };
  if (!settledAt) return [asked];
  const isDone = state === "succeeded";
  const end: TimelineEntry = {
    id: `${id} settled`,
    icon: isDone ? CircleCheck : CircleSlash,
    tone: isDone ? "good" : "bad",
    what: story(isDone ? "succeeded" : "failed", said),
    actor: story(settledBy ? "byHand" : "channel"),
    at: settledAt,
    note: operation.failure?.message,
  };
  return [asked, end];
}
