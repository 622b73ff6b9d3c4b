import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { Card } from "#components/card";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { MetadataCard } from "#components/metadata-card";
import { ObjectId } from "#components/object-id";
import { cardText } from "#components/payments/card-text";
import type { Charge } from "#domain/charges/charge";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";
import { wordOf } from "#messages/word-of";
import { PaymentMoney } from "./payment-money.tsx";

interface PaymentFactsProps {
  readonly story: PaymentStory;
  /** The latest attempt, where there was one. */
  readonly charge: Charge | undefined;
  readonly ctx: DashboardContext;
}

/** What is true of a payment: its money, who pays and how, the integrator's own notes. */
export function PaymentFacts({ story, charge, ctx }: PaymentFactsProps) {
  const { payment } = story;
  return (
    <>
      <PaymentMoney payment={payment} charge={charge} locale={ctx.locale} />
      <Card title={translator(ctx.locale, "payment.facts")("title")}>
        <Facts facts={facts({ story, charge, ctx })} layout="stacked" />
      </Card>
      <MetadataCard metadata={payment.metadata} locale={ctx.locale} />
    </>
  );
}

function facts({ story: { payment, customer }, charge, ctx }: PaymentFactsProps): readonly Fact[] {
  const words = translator(ctx.locale, "payment.facts");
  const general = translator(ctx.locale, "words");
  const { receiptEmail, statementDescriptor } = payment;
  return [
    ...present(general("created"), <Time at={payment.createdAt} ctx={ctx} />),
    ...present(general("customer"), customer && <CustomerLink customer={customer} />),
    ...present(general("paymentMethod"), charge && <Method charge={charge} ctx={ctx} />),
    ...present(words("receiptEmail"), receiptEmail),
    ...present(words("descriptor"), statementDescriptor),
    ...present(words("captureMethod"), words(`captureMethods.${payment.captureMethod}`)),
    ...availability(charge, ctx),
    ...present(words("charge"), charge && <ObjectId id={charge.id} />),
    ...present(words("requests"), requestsLink(payment.id, ctx)),
  ];
}

/** What programs have asked about it, for those who may see requests. */
function requestsLink(paymentId: string, { scopes, locale }: DashboardContext) {
  if (!scopes.has("requests:read")) return undefined;
  return (
    <Link href={listAddress("/requests", { object: paymentId })} className="text-link">
      {translator(locale, "payment.facts")("requestsLink")}
    </Link>
  );
}

/** A fact only where there is something to say. */
function present(term: string, value: Fact["value"]): readonly Fact[] {
  return value === null || value === undefined ? [] : [{ term, value }];
}

function availability(charge: Charge | undefined, ctx: DashboardContext): readonly Fact[] {
  const words = translator(ctx.locale, "payment.facts");
  if (!charge?.availableAt) return [];
  const { releasedAt, availableAt } = charge;
  const term = releasedAt ? words("availableSince") : words("availableAt");
  return [{ term, value: <Time at={releasedAt ?? availableAt} ctx={ctx} /> }];
}

interface TimeProps {
  readonly at: Temporal.Instant;
  readonly ctx: DashboardContext;
}

function Time({ at, ctx }: TimeProps) {
  return <Instant value={at} zone={ctx.timeZone} locale={ctx.locale} exact />;
}

interface CustomerLinkProps {
  readonly customer: NonNullable<PaymentStory["customer"]>;
}

function CustomerLink({ customer: { id, name, email } }: CustomerLinkProps) {
  return (
    <Link href={`/customers/${id}`} className="text-link">
      {name ?? email ?? id}
    </Link>
  );
}

interface MethodProps {
  readonly charge: Charge;
  readonly ctx: DashboardContext;
}

function Method({ charge: { card }, ctx: { locale } }: MethodProps) {
  const words = translator(locale, "payment.facts");
  if (!card) return cardText(card, locale);
  const month = String(card.expiryMonth).padStart(2, "0");
  return (
    <>
      {cardText(card, locale)}
      <span className="block text-ink-faint">
        {[
          wordOf(catalogue(locale).payment.funding, card.funding) ?? card.funding,
          card.country,
          words("cardExpiry", { month, year: String(card.expiryYear) }),
        ].join(" · ")}
      </span>
    </>
  );
}
