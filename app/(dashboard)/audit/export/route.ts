import type { NextRequest } from "next/server";
import { AuditAddress, entryList } from "#app/(dashboard)/audit/audit-filter";
import { auditCsv } from "#app/(dashboard)/audit/export/audit-csv";
import { csvAnswer } from "#app/(dashboard)/list-file";
import { listEntries } from "#domain/audit-log/list-entries";
import { dashboardContext, shown } from "#http/session";

/** The list at this address without `/export`, all of its pages, as a file for spreadsheets. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await dashboardContext();
  const asked = AuditAddress.parse(Object.fromEntries(request.nextUrl.searchParams));
  const list = entryList(asked, ctx);
  await shown(listEntries(ctx, { ...list, limit: 1 }));
  return csvAnswer(auditCsv(ctx, list), "audit", ctx);
}
