import type { NextRequest } from "next/server";
import { csvAnswer } from "#app/(dashboard)/list-file";
import { paymentsCsv } from "#app/(dashboard)/payments/export/payments-csv";
import { PaymentAddress, paymentList } from "#app/(dashboard)/payments/payment-filter";
import { dashboardContext } from "#http/session";

/** The list at this address without `/export`, all of its pages, as a file for spreadsheets. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await dashboardContext();
  const asked = PaymentAddress.parse(Object.fromEntries(request.nextUrl.searchParams));
  return csvAnswer(paymentsCsv(ctx, paymentList(asked, ctx)), "payments", ctx);
}
