import Link from "next/link";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { money } from "#domain/money/money";
import { merchantShareMinor } from "#domain/refunds/refund";
import type { RefundCase } from "#domain/reports/refund-case";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RefundFactsProps {
  readonly found: RefundCase;
  readonly ctx: DashboardContext;
}

/** What is true of a refund: what it belongs to, where its money comes from, its metadata. */
export function RefundFacts({ found, ctx }: RefundFactsProps) {
  const { refund } = found;
  const { locale } = ctx;
  const words = translator(locale, "refunds");
  const general = translator(locale, "words");
  const metadata = Object.entries(refund.metadata).map(([term, value]): Fact => ({ term, value }));
  return (
    <>
      <Card title={words("facts")}>
        <Facts facts={facts(found, ctx)} layout="stacked" />
      </Card>
      {metadata.length > 0 && (
        <Card title={general("metadata")}>
          <Facts facts={metadata} layout="stacked" />
        </Card>
      )}
    </>
  );
}

function facts({ refund, charge }: RefundCase, ctx: DashboardContext): readonly Fact[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "refunds");
  const general = translator(locale, "words");
  const show = (amountMinor: bigint) => (
    <Money amount={money(amountMinor, refund.currency)} locale={locale} />
  );
  return [
    {
      term: general("payment"),
      value: (
        <Link href={`/payments/${refund.paymentIntentId}`} className="link">
          {show(charge.amountCapturedMinor)}
        </Link>
      ),
    },
    { term: words("fromBalance"), value: show(merchantShareMinor(refund)) },
    { term: words("fromFee"), value: show(refund.feeReturnMinor) },
    {
      term: general("created"),
      value: <Instant value={refund.createdAt} zone={timeZone} locale={locale} />,
    },
    ...(refund.balanceTransactionId
      ? [
          {
            term: translator(locale, "object")("balanceTransaction"),
            value: <ObjectId id={refund.balanceTransactionId} />,
          },
        ]
      : []),
    { term: words("hash"), value: <ObjectId id={refund.requestHash} /> },
  ];
}
