import type { Metadata } from "next";
import * as z from "zod";
import { neighbours, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { requestHindrance } from "#app/(dashboard)/payment-links/request-hindrance";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { PageHead } from "#components/page-head";
import { Pagination } from "#components/pagination";
import { linkColumns } from "#components/payments/link-columns";
import { RequestPayment } from "#components/payments/request-payment";
import { listPaymentLinks } from "#domain/payment-links/list-payment-links";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "paymentLink")("title") };
}

const address = z.object(pageFields("plink"));

/** The pages on which the account's payments can be paid, newest first. */
export default async function PaymentLinksPage({ searchParams }: PageProps<"/payment-links">) {
  const ctx = await dashboardContext();
  const asked = address.parse(await searchParams);
  const { starting_after: startingAfter, ending_before: endingBefore } = asked;
  const list = { limit: pageSize, startingAfter, endingBefore };
  const page = await shown(listPaymentLinks(ctx, list));
  const { rows } = page;
  const words = translator(ctx.locale, "paymentLink");
  const request = { reason: requestHindrance(ctx), locale: ctx.locale };
  const links = rows.map(({ link }) => link);
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={<RequestPayment variant="primary" {...request} />}
      />
      <DataTable
        label={words("title")}
        columns={linkColumns(ctx)}
        rows={rows}
        rowKey={({ link }) => link.id}
        rowHref={({ payment }) => paymentAddress(payment.id)}
        locale={ctx.locale}
        empty={<EmptyState sentence={words("empty")} action={<RequestPayment {...request} />} />}
      />
      <Pagination
        {...neighbours("/payment-links", asked, { ...page, rows: links })}
        locale={ctx.locale}
      />
    </>
  );
}
