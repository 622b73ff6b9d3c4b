import Link from "next/link";
import { payoutAddress } from "#app/(dashboard)/payouts/payout-address";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { MetadataCard } from "#components/metadata-card";
import { ObjectId } from "#components/object-id";
import { bankText } from "#components/payouts/bank-text";
import { payoutKind } from "#components/payouts/payout-columns";
import { RawJson } from "#components/raw-json";
import type { Payout } from "#domain/payouts/payout";
import { payoutView } from "#domain/payouts/payout-view";
import type { PayoutStory } from "#domain/reports/payout-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PayoutFactsProps {
  readonly story: PayoutStory;
  readonly ctx: DashboardContext;
}

/** What is true of a payout: where it goes, when it arrives, what it belongs to. */
export function PayoutFacts({ story, ctx }: PayoutFactsProps) {
  const { locale, account } = ctx;
  const { payout } = story;
  return (
    <>
      <Card title={translator(locale, "payouts")("facts")}>
        <Facts facts={[...facts(story, ctx), ...related(payout, ctx)]} layout="stacked" />
        <RawJson value={payoutView(payout, account)} locale={locale} />
      </Card>
      <MetadataCard metadata={payout.metadata} locale={locale} />
    </>
  );
}

function facts({ payout, bankAccount }: PayoutStory, ctx: DashboardContext): readonly Fact[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "payouts");
  const time = (value: Temporal.Instant) => (
    <Instant value={value} zone={timeZone} locale={locale} />
  );
  return [
    { term: words("bankAccount"), value: bankText(bankAccount, locale) },
    ...(bankAccount.holderName
      ? [{ term: translator(locale, "payoutSettings")("holder"), value: bankAccount.holderName }]
      : []),
    { term: words("arrives"), value: time(payout.arrivalAt) },
    { term: words("kind"), value: words(payoutKind(payout)) },
    { term: words("method"), value: words(`methods.${payout.method}`) },
    { term: translator(locale, "words")("created"), value: time(payout.createdAt) },
  ];
}

function link(id: string) {
  return (
    <Link href={payoutAddress(id)} className="text-link font-mono text-[0.923em]">
      {id}
    </Link>
  );
}

function related(payout: Payout, { locale }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "payouts");
  const { originalPayoutId, reversedById, balanceTransactionId: line } = payout;
  const object = translator(locale, "object");
  return [
    ...(originalPayoutId ? [{ term: words("reverses"), value: link(originalPayoutId) }] : []),
    ...(reversedById ? [{ term: words("reversedBy"), value: link(reversedById) }] : []),
    ...(line ? [{ term: object("balanceTransaction"), value: <ObjectId id={line} /> }] : []),
  ];
}
