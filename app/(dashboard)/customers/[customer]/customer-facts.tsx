import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { Card } from "#components/card";
import { countText } from "#components/count-text";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { RawJson } from "#components/raw-json";
import type { Customer } from "#domain/customers/customer";
import { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import { customerHistory } from "#domain/reports/customer-history";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

interface CustomerFactsProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

/**
 * What is true of a customer: how to reach them, how often they paid, the integrator's own notes.
 */
export async function CustomerFacts({ customer, ctx }: CustomerFactsProps) {
  const { locale } = ctx;
  const words = translator(locale, "customers");
  const history = await shown(customerHistory(ctx, { customerId: customer.id }));
  const timesOf = (counted = none) => countText(counted, locale);
  const metadata = Object.entries(customer.metadata);
  const view = customer.deletedAt
    ? deletedCustomerView(customer)
    : customerView(customer, ctx.account);
  return (
    <>
      <Card title={words("facts")}>
        <Facts
          layout="stacked"
          facts={[
            ...contact(customer, ctx),
            {
              term: words("payments"),
              value: <PaidTimes customer={customer} times={timesOf(history?.payments)} />,
            },
            { term: words("refunded"), value: timesOf(history?.refunds) },
          ]}
        />
      </Card>
      <Card title={translator(locale, "words")("metadata")}>
        {metadata.length > 0 ? (
          <Facts
            layout="stacked"
            facts={metadata.map(([term, value]): Fact => ({ term, value }))}
          />
        ) : (
          <p className="text-sm text-ink-faint">{words("noMetadata")}</p>
        )}
        <RawJson value={view} locale={locale} />
      </Card>
    </>
  );
}

const none = { count: 0, hasMore: false };

function contact(customer: Customer, { locale, timeZone }: DashboardContext): readonly Fact[] {
  const words = translator(locale, "customers");
  const { email, phone, address, createdAt } = customer;
  const lines = address && [
    address.line1,
    address.line2,
    [address.postal_code, address.city].filter(Boolean).join(" "),
    address.state,
    address.country,
  ];
  const known: readonly (Fact | null)[] = [
    email ? { term: words("email"), value: email } : null,
    phone ? { term: words("phone"), value: phone } : null,
    lines ? { term: words("address"), value: lines.filter(Boolean).join(", ") } : null,
    {
      term: words("created"),
      value: <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
  return known.filter((fact) => fact !== null);
}

interface PaidTimesProps {
  readonly customer: Customer;
  readonly times: string;
}

/** How often a customer has paid, and the way to the list of it. */
function PaidTimes({ customer, times }: PaidTimesProps) {
  const paid = listAddress("/payments", { customer: customer.id, status: "succeeded" });
  return (
    <Link href={paid} className="text-link">
      {times}
    </Link>
  );
}
