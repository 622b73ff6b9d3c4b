import Link from "next/link";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { DataTable } from "#components/data-table";
import { paymentColumns } from "#components/payments/payment-columns";
import type { ListedPayment } from "#domain/reports/listed-payments";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RecentPaymentsProps {
  readonly rows: readonly ListedPayment[];
  readonly ctx: DashboardContext;
}

/** The newest payments, and the way to all of them. */
export function RecentPayments({ rows, ctx }: RecentPaymentsProps) {
  const words = translator(ctx.locale, "home");
  return (
    <section>
      <div className="mb-3 flex items-baseline justify-between gap-4">
        <h2 className="text-base">{words("recent")}</h2>
        <Link href="/payments" className="text-link text-sm">
          {words("all")}
        </Link>
      </div>
      <DataTable
        label={words("recent")}
        columns={paymentColumns(ctx)}
        rows={rows}
        rowKey={({ payment }) => payment.id}
        rowHref={({ payment }) => paymentAddress(payment.id)}
        empty={null}
        locale={ctx.locale}
      />
    </section>
  );
}
