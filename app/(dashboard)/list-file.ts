import { stringify } from "csv-stringify/sync";
import type { ListInput, Page } from "#domain/changes/page";
import type { DashboardContext } from "#http/session";

/** A list that can be had as a file. */
export interface FiledList<Row, Name extends string> {
  /** The columns in their order, called as the API calls them. */
  readonly columns: readonly Name[];
  /** The page of the list at this place, of this size. */
  readonly page: (place: Pick<ListInput, "limit" | "startingAfter">) => Promise<Page<Row>>;
  readonly idOf: (row: Row) => string;
  readonly line: (row: Row) => Readonly<Record<Name, string>>;
}

const batchSize = 500;

/** A list as CSV, read page by page as it is taken, so that any length fits. */
export function listCsv<Row, Name extends string>(
  list: FiledList<Row, Name>,
): ReadableStream<Uint8Array> {
  const pieces = piecesOf(list);
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

/** The answer that a browser keeps as a file, named after its list and the reader's day. */
export function csvAnswer(
  csv: ReadableStream<Uint8Array>,
  name: string,
  { now, timeZone }: Pick<DashboardContext, "now" | "timeZone">,
): Response {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${day.toString()}.csv"`,
      "cache-control": "no-store",
    },
  });
}

async function* piecesOf<Row, Name extends string>(
  list: FiledList<Row, Name>,
): AsyncGenerator<string, void> {
  let startingAfter: string | undefined;
  do {
    const { rows, hasMore, stoppedAt } = await list.page({ limit: batchSize, startingAfter });
    const isFirst = startingAfter === undefined;
    yield csvText({ columns: list.columns, rows: rows.map(list.line), isFirst });
    const last = rows.at(-1);
    startingAfter = hasMore ? (stoppedAt ?? (last && list.idOf(last))) : undefined;
  } while (startingAfter !== undefined);
}

interface CsvPart<Name extends string> {
  /** The columns in their order. */
  readonly columns: readonly Name[];
  readonly rows: readonly Readonly<Record<Name, string>>[];
  /** Whether the file begins here, with the names of the columns. */
  readonly isFirst: boolean;
}

/** Some lines of a file for spreadsheets, which keep text as text. */
export function csvText<Name extends string>({ columns, rows, isFirst }: CsvPart<Name>): string {
  const cells = rows.map((line) => columns.map((name) => cell(line[name])));
  return stringify(isFirst ? [columns, ...cells] : cells, { bom: isFirst });
}

/**
 * What begins like a formula and is no number is marked as text, so that no spreadsheet runs it.
 */
function cell(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}
