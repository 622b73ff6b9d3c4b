import { Check, CreditCard, LockKeyhole, LockKeyholeOpen, Wallet } from "lucide-react";
import { cardText } from "#components/payments/card-text";
import { declineText } from "#components/payments/decline-text";
import type { TimelineEntry } from "#components/timeline";
import type { Charge } from "#domain/charges/charge";
import { chargeView } from "#domain/charges/charge-view";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type Reader = Pick<DashboardContext, "account" | "locale">;

/** What became of one attempt: declined, or authorised, captured or let go, and then available. */
export function chargeEntries(charge: Charge, story: PaymentStory, reader: Reader) {
  if (charge.failure) return [declined(charge, reader)];
  return [
    ...authorised(charge, reader),
    ...captured(charge, story, reader),
    ...voided(charge, reader),
    ...released(charge, reader),
  ];
}

function wordsOf(charge: Charge, { locale }: Reader) {
  const card = cardText(charge.card, locale);
  const show = (amountMinor: bigint) => formatMoney(money(amountMinor, charge.currency), locale);
  return { card, show, words: translator(locale, "payment.story") };
}

function declined(charge: Charge, reader: Reader): TimelineEntry {
  const { card, words } = wordsOf(charge, reader);
  return {
    id: charge.id,
    icon: CreditCard,
    tone: "bad",
    what: words("declined", { card }),
    at: charge.createdAt,
    note: charge.failure && declineText(charge.failure, reader.locale),
    json: chargeView(charge, reader.account),
  };
}

/** Whether authorising and capturing were one step. */
function isTakenAtOnce({ authorisedAt, capturedAt }: Charge): boolean {
  return authorisedAt !== null && capturedAt !== null && authorisedAt.equals(capturedAt);
}

function authorised(charge: Charge, reader: Reader): readonly TimelineEntry[] {
  if (!charge.authorisedAt || isTakenAtOnce(charge)) return [];
  const { card, show, words } = wordsOf(charge, reader);
  return [
    {
      id: `${charge.id} authorised`,
      icon: LockKeyhole,
      tone: "waiting",
      what: words("authorised", { amount: show(charge.amountMinor), card }),
      at: charge.authorisedAt,
      ...(charge.capturedAt ? {} : { json: chargeView(charge, reader.account) }),
    },
  ];
}

function captured(
  charge: Charge,
  { audit }: PaymentStory,
  reader: Reader,
): readonly TimelineEntry[] {
  if (!charge.capturedAt) return [];
  const { card, show, words } = wordsOf(charge, reader);
  const { amountCapturedMinor, feeMinor } = charge;
  const amount = show(amountCapturedMinor);
  return [
    {
      id: charge.id,
      icon: Check,
      tone: "good",
      what: isTakenAtOnce(charge) ? words("paid", { amount, card }) : words("captured", { amount }),
      actor: audit.find(({ action }) => action === "payment.captured")?.actorName,
      at: charge.capturedAt,
      note:
        feeMinor > 0n
          ? words("feeNote", { fee: show(feeMinor), net: show(amountCapturedMinor - feeMinor) })
          : undefined,
      json: chargeView(charge, reader.account),
    },
  ];
}

function voided(charge: Charge, reader: Reader): readonly TimelineEntry[] {
  if (!charge.voidedAt) return [];
  const { card, show, words } = wordsOf(charge, reader);
  const what = words("voided", { amount: show(charge.amountMinor), card });
  const id = `${charge.id} voided`;
  return [{ id, icon: LockKeyholeOpen, tone: "quiet", what, at: charge.voidedAt }];
}

function released(charge: Charge, reader: Reader): readonly TimelineEntry[] {
  const { releasedAt, capturedAt } = charge;
  if (!releasedAt || (capturedAt && releasedAt.equals(capturedAt))) return [];
  const { show, words } = wordsOf(charge, reader);
  const amount = show(charge.amountCapturedMinor - charge.feeMinor);
  const what = words("released", { amount });
  const actor = translator(reader.locale, "payment.actor")("system");
  return [{ id: `${charge.id} released`, icon: Wallet, tone: "good", what, actor, at: releasedAt }];
}
