import { listCsv } from "#app/(dashboard)/list-file";
import { exportColumns, exportRow } from "#app/(dashboard)/payments/export/export-row";
import type { Context } from "#domain/access/context";
import { readReport } from "#domain/changes/read-report";
import type { ListPaymentsInput } from "#domain/payments/list-payments";
import { listedPayments } from "#domain/reports/listed-payments";

/** A list of payments as a file. */
export function paymentsCsv(ctx: Context, list: ListPaymentsInput): ReadableStream<Uint8Array> {
  return listCsv({
    columns: exportColumns,
    page: (place) => readReport(ctx, (reading) => listedPayments(reading, { ...list, ...place })),
    idOf: ({ payment }) => payment.id,
    line: exportRow,
  });
}
