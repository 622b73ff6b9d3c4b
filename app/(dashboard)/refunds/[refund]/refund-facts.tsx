import type { Route } from "next";
import Link from "next/link";
import { customerAddress } from "#app/(dashboard)/customers/customer-address";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { MetadataCard } from "#components/metadata-card";
import { Money } from "#components/money";
import { ObjectId } from "#components/object-id";
import { money } from "#domain/money/money";
import { merchantShareMinor, type Refund } from "#domain/refunds/refund";
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
  return (
    <>
      <Card title={translator(locale, "refunds")("facts")}>
        <Facts facts={[...facts(found, ctx), ...records(refund, ctx)]} layout="stacked" />
      </Card>
      <MetadataCard metadata={refund.metadata} locale={locale} />
    </>
  );
}

function link(address: Route, value: Fact["value"]) {
  return (
    <Link href={address} className="text-link">
      {value}
    </Link>
  );
}

function facts({ refund, charge, customer }: RefundCase, ctx: DashboardContext): readonly Fact[] {
  const { locale } = ctx;
  const words = translator(locale, "refunds");
  const general = translator(locale, "words");
  const show = (amountMinor: bigint) => (
    <Money amount={money(amountMinor, refund.currency)} locale={locale} />
  );
  return [
    {
      term: general("payment"),
      value: link(paymentAddress(refund.paymentIntentId), show(charge.amountCapturedMinor)),
    },
    ...(customer
      ? [
          {
            term: general("customer"),
            value: link(
              customerAddress(customer.id),
              customer.name ?? customer.email ?? customer.id,
            ),
          },
        ]
      : []),
    // Of a refund that ended without one, no money came from anywhere.
    ...(refund.closedReason
      ? []
      : [
          { term: words("fromBalance"), value: show(merchantShareMinor(refund)) },
          { term: words("fromFee"), value: show(refund.feeReturnMinor) },
        ]),
  ];
}

function records(refund: Refund, { locale, timeZone }: DashboardContext): readonly Fact[] {
  const { createdAt, reason, balanceTransactionId: line } = refund;
  const object = translator(locale, "object");
  const general = translator(locale, "words");
  return [
    ...(reason
      ? [{ term: general("reason"), value: translator(locale, "refundReason")(reason) }]
      : []),
    {
      term: general("created"),
      value: <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
    ...(line ? [{ term: object("balanceTransaction"), value: <ObjectId id={line} /> }] : []),
    {
      term: translator(locale, "refunds")("hash"),
      value: <ObjectId id={refund.requestHash} />,
    },
  ];
}
