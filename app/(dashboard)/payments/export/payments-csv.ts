import { stringify } from "csv-stringify/sync";
import { exportColumns, exportRow } from "#app/(dashboard)/payments/export/export-row";
import type { Context } from "#domain/access/context";
import type { ListPaymentsInput } from "#domain/payments/list-payments";
import { type ListedPayment, listedPayments } from "#domain/reports/listed-payments";

const batchSize = 500;

/** A list of payments as a file, read page by page as it is taken, so that any length fits. */
export function paymentsCsv(ctx: Context, list: ListPaymentsInput): ReadableStream<Uint8Array> {
  const pieces = piecesOf(ctx, list);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return();
    },
  });
}

async function* piecesOf(ctx: Context, list: ListPaymentsInput): AsyncGenerator<string, void> {
  let startingAfter: string | undefined;
  do {
    const page = await listedPayments(ctx, { ...list, limit: batchSize, startingAfter });
    yield linesOf(page.rows, startingAfter === undefined);
    startingAfter = page.hasMore ? page.rows.at(-1)?.payment.id : undefined;
  } while (startingAfter !== undefined);
}

/** What begins like a formula is marked as text, so that no spreadsheet runs it. */
function linesOf(rows: readonly ListedPayment[], isFirst: boolean): string {
  return stringify(rows.map(exportRow), {
    bom: isFirst,
    header: isFirst,
    columns: exportColumns.map((key) => ({ key })),
    escape_formulas: true,
  });
}
