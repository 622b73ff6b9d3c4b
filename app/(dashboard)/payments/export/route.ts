import type { NextRequest } from "next/server";
import { paymentsCsv } from "#app/(dashboard)/payments/export/payments-csv";
import { PaymentAddress, paymentList } from "#app/(dashboard)/payments/payment-filter";
import { dashboardContext } from "#http/session";

/** The list at this address without `/export`, all of its pages, as a file for spreadsheets. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await dashboardContext();
  const asked = PaymentAddress.parse(Object.fromEntries(request.nextUrl.searchParams));
  const day = ctx.now.toZonedDateTimeISO(ctx.timeZone).toPlainDate();
  return new Response(paymentsCsv(ctx, paymentList(asked, ctx)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="payments-${day}.csv"`,
      "cache-control": "no-store",
    },
  });
}
