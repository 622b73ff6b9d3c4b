import type { NextRequest } from "next/server";
import { BalanceAddress, lineList } from "#app/(dashboard)/balance/balance-filter";
import { balanceCsv } from "#app/(dashboard)/balance/export/balance-csv";
import { csvAnswer } from "#app/(dashboard)/list-file";
import { dashboardContext } from "#http/session";

/** The lines at this address without `/export`, all of their pages, as a file for spreadsheets. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await dashboardContext();
  const asked = BalanceAddress.parse(Object.fromEntries(request.nextUrl.searchParams));
  return csvAnswer(balanceCsv(ctx, lineList(asked)), "balance", ctx);
}
