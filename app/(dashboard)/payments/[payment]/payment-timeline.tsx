import { CircleSlash, Fingerprint, Plus, ShieldX } from "lucide-react";
import { withoutSecret } from "#app/(dashboard)/payments/[payment]/payment-json";
import { declineText } from "#components/payments/decline-text";
import type { TimelineEntry } from "#components/timeline";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { paymentView } from "#domain/payments/payment-view";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";
import { channelEntries } from "./channel-entries.tsx";
import { chargeEntries } from "./charge-entries.tsx";
import { refundEntries } from "./refund-entries.tsx";

type Reader = Pick<DashboardContext, "account" | "locale">;

/** The life of a payment, newest first: asked for, tried, taken, given back. */
export function paymentTimeline(story: PaymentStory, reader: Reader): readonly TimelineEntry[] {
  const entries = [
    created(story, reader),
    ...metBank(story, reader),
    ...story.operations.flatMap((told) => channelEntries(told, reader)),
    ...story.charges.flatMap((charge) => chargeEntries(charge, story, reader)),
    ...story.refunds.flatMap((refund) => refundEntries(refund, story, reader)),
    ...canceled(story, reader),
  ];
  // Of what happened at one moment the later step stands above the earlier.
  return entries.toReversed().toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));
}

/** Who did something by hand; what the audit log does not know came through the API. */
function actorOf({ audit }: PaymentStory, action: string, { locale }: Reader): string {
  const entry = audit.find((one) => one.action === action);
  return entry?.actorName ?? translator(locale, "payment.actor")("api");
}

function created(story: PaymentStory, reader: Reader): TimelineEntry {
  const { payment } = story;
  const amount = formatMoney(money(payment.amountMinor, payment.currency), reader.locale);
  return {
    id: "created",
    icon: Plus,
    tone: "quiet",
    what: translator(reader.locale, "payment.story")("created", { amount }),
    actor: actorOf(story, "payment.created", reader),
    at: payment.createdAt,
    json: withoutSecret(paymentView(payment, reader.account), payment),
  };
}

/** The times at which the payer had to meet their bank, and those at which they did not confirm. */
function metBank({ events }: PaymentStory, { locale }: Reader): readonly TimelineEntry[] {
  const words = translator(locale, "payment.story");
  const failure = { code: "payment_intent_authentication_failure", declineCode: null };
  return events.flatMap(({ id, type, object, createdAt: at }): TimelineEntry[] => {
    if (type === "payment_intent.requires_action") {
      return [{ id, icon: Fingerprint, tone: "waiting", what: words("stepUp"), at }];
    }
    if (type !== "payment_intent.payment_failed" || !isAuthenticationFailure(object)) return [];
    const note = declineText(failure, locale);
    return [{ id, icon: ShieldX, tone: "bad", what: words("authenticationFailed"), at, note }];
  });
}

function isAuthenticationFailure(payment: Readonly<Record<string, unknown>>): boolean {
  const failure = payment.last_payment_error;
  if (!(failure instanceof Object) || !("code" in failure)) return false;
  return failure.code === "payment_intent_authentication_failure";
}

function canceled(story: PaymentStory, reader: Reader): readonly TimelineEntry[] {
  const { canceledAt } = story.payment;
  if (!canceledAt) return [];
  return [
    {
      id: "canceled",
      icon: CircleSlash,
      tone: "quiet",
      what: translator(reader.locale, "payment.story")("canceled"),
      actor: actorOf(story, "payment.canceled", reader),
      at: canceledAt,
    },
  ];
}
