import type { Metadata } from "next";
import { neighbours } from "#app/(dashboard)/list-address";
import { requestHindrance } from "#app/(dashboard)/payment-links/request-hindrance";
import { paymentChips } from "#app/(dashboard)/payments/(list)/filter-chips";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { PaymentAddress, paymentList } from "#app/(dashboard)/payments/payment-filter";
import { DataTable } from "#components/data-table";
import { FilterChips } from "#components/filter-chips";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { paymentColumns } from "#components/payments/payment-columns";
import { RequestPayment } from "#components/payments/request-payment";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { listedPayments } from "#domain/reports/listed-payments";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { FilterBar } from "./filter-bar.tsx";
import { ListActions } from "./list-actions.tsx";
import { NoPayments } from "./no-payments.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "payments")("title") };
}

/** The account's payments, by whatever one knows of them. */
export default async function PaymentsPage({ searchParams }: PageProps<"/payments">) {
  const ctx = await dashboardContext();
  const { locale } = ctx;
  const asked = PaymentAddress.parse(await searchParams);
  const list = paymentList(asked, ctx);
  const page = await shown(listedPayments(ctx, list));
  const words = translator(locale, "payments");
  const customer = page.rows.find((row) => row.customer)?.customer;
  const chips = paymentChips(asked, { locale, customer });
  const payments = page.rows.map(({ payment }) => payment);
  const { amountMinor, currency } = list;
  const amount = amountMinor !== undefined && currency && money(amountMinor, currency);
  return (
    <>
      <PageHead
        title={words("title")}
        action={
          <>
            <ListActions asked={asked} list={list} locale={locale} />
            <RequestPayment variant="primary" reason={requestHindrance(ctx)} locale={locale} />
          </>
        }
      />
      <FilterBar asked={asked} ctx={ctx} />
      <div className="mt-2 mb-4 space-y-3">
        <FilterChips chips={chips} locale={locale} />
        {amount && (
          <p className="text-sm text-ink-soft">
            {words("exactly", { amount: formatMoney(amount, locale) })}
          </p>
        )}
      </div>
      <DataTable
        label={words("title")}
        columns={paymentColumns(ctx)}
        rows={page.rows}
        rowKey={({ payment }) => payment.id}
        rowHref={({ payment }) => paymentAddress(payment.id)}
        empty={<NoPayments isFiltered={chips.some((chip) => chip.current)} ctx={ctx} />}
        locale={locale}
      />
      <Pagination
        {...neighbours("/payments", asked, { ...page, rows: payments })}
        locale={locale}
      />
    </>
  );
}
