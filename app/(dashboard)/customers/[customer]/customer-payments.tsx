import Link from "next/link";
import { listAddress } from "#app/(dashboard)/list-address";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { paymentColumns } from "#components/payments/payment-columns";
import type { Customer } from "#domain/customers/customer";
import { listedPayments } from "#domain/reports/listed-payments";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

interface CustomerPaymentsProps {
  readonly customer: Customer;
  readonly ctx: DashboardContext;
}

const mostShown = 10;

/** The latest payments of a customer, and the way to all of them. */
export async function CustomerPayments({ customer, ctx }: CustomerPaymentsProps) {
  const words = translator(ctx.locale, "customers");
  const asked = { limit: mostShown, customerId: customer.id };
  const { rows, hasMore } = await shown(listedPayments(ctx, asked));
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">{words("payments")}</h2>
        {hasMore && (
          <Link href={listAddress("/payments", { customer: customer.id })} className="text-link">
            {words("allPayments")}
          </Link>
        )}
      </div>
      <DataTable
        label={words("payments")}
        columns={paymentColumns(ctx).filter(({ key }) => key !== "customer")}
        rows={rows}
        rowKey={({ payment }) => payment.id}
        rowHref={({ payment }) => paymentAddress(payment.id)}
        locale={ctx.locale}
        empty={<EmptyState sentence={words("noPayments")} />}
      />
    </section>
  );
}
