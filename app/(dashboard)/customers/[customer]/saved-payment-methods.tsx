import { type Column, DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import { cardText } from "#components/payments/card-text";
import type { Customer } from "#domain/customers/customer";
import { listPaymentMethods } from "#domain/payment-methods/list-payment-methods";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

interface SavedPaymentMethodsProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

const mostShown = 100;

/** What a customer can pay with again. */
export async function SavedPaymentMethods({ customer, ctx }: SavedPaymentMethodsProps) {
  const words = translator(ctx.locale, "customers");
  const asked = { limit: mostShown, customerId: customer.id };
  const { rows } = await shown(listPaymentMethods(ctx, asked));
  return (
    <section>
      <h2 className="mb-3 text-lg">{words("methods")}</h2>
      <DataTable
        label={words("methods")}
        columns={columns(ctx)}
        rows={rows}
        rowKey={(method) => method.id}
        locale={ctx.locale}
        empty={<EmptyState sentence={words("noMethods")} />}
      />
    </section>
  );
}

function columns({ locale, timeZone }: DashboardContext): readonly Column<PaymentMethod>[] {
  const words = translator(locale, "customers");
  return [
    {
      key: "card",
      head: translator(locale, "words")("paymentMethod"),
      phone: "title",
      grow: true,
      cell: (method) => <span className="font-medium">{cardText(method, locale)}</span>,
    },
    {
      key: "expires",
      head: words("expires"),
      phone: "corner",
      cell: ({ expiryMonth, expiryYear }) =>
        `${String(expiryMonth).padStart(2, "0")}/${expiryYear}`,
    },
    {
      key: "id",
      head: translator(locale, "words")("id"),
      phone: "none",
      from: "sm",
      cell: ({ id }) => <ObjectId id={id} />,
    },
    {
      key: "created",
      head: words("savedOn"),
      phone: "line",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
  ];
}
