import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { TableKeys } from "#components/table-keys";
import { type Locale, translator } from "#messages/translator";

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Amounts and other numbers stand at the end, under one another. */
  readonly align?: "start" | "end";
  /**
   * Left out when the table, not the window, is narrower than 704, 864 or 1,056 px, so that no
   * table is wider than its place; the row's own page still tells it.
   */
  readonly from?: "sm" | "md" | "lg";
  /**
   * Its place on the phone's card: the title and the corner beside it; the start and the end of
   * the line below; a line of its own with its head; or nowhere.
   */
  readonly phone?: "title" | "corner" | "start" | "end" | "line" | "none";
  /** Takes the room that is left and is cut where there is none. */
  readonly grow?: boolean;
  /** Cuts what is longer than a usual name, so that one of them cannot widen the table. */
  readonly cut?: boolean;
}

interface DataTableProps<Row> {
  /** What the table lists, for those who cannot see where it stands. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads. The first column's cell becomes the link, so it holds no control. */
  readonly rowHref?: (row: Row) => Route;
  /** Stands in place of the table when there are no rows. */
  readonly empty: ReactNode;
  readonly locale: Locale;
}

/** A list, made on the server: rows on a desk, cards on a phone, j, k and Enter to walk. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowHref, empty, locale } = props;
  if (rows.length === 0) {
    return <div className="rounded-card border border-line bg-card">{empty}</div>;
  }
  return (
    <div
      className={clsx(
        "@container rounded-card border-line sm:border sm:bg-card sm:max-lg:overflow-x-auto",
      )}
    >
      <table className="w-full border-separate border-spacing-0 text-sm max-sm:block">
        <caption className="sr-only">
          {label}
          {rowHref !== undefined && ` ${translator(locale, "list")("keys")}`}
        </caption>
        <Heads columns={columns} />
        <tbody className="max-sm:block max-sm:space-y-2">
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} columns={columns} href={rowHref?.(row)} />
          ))}
        </tbody>
      </table>
      {rowHref !== undefined && <TableKeys />}
    </div>
  );
}

const froms = {
  sm: "sm:@max-sm:hidden",
  md: "sm:@max-md:hidden",
  lg: "sm:@max-lg:hidden",
} as const;

function Heads<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return (
    <thead className="max-sm:sr-only">
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={clsx(
              "sticky top-(--frame-top,0px) z-20 h-10 border-b border-line bg-card px-3",
              "font-medium whitespace-nowrap text-ink-faint first:rounded-tl-card first:pl-4",
              "last:rounded-tr-card last:pr-4",
              column.align === "end" ? "text-end" : "text-start",
              column.grow && "w-full max-w-0 truncate",
              column.from && froms[column.from],
            )}
          >
            {column.head}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly Column<Row>[];
  readonly href: Route | undefined;
}

function TableRow<Row>({ row, columns, href }: TableRowProps<Row>) {
  return (
    <tr
      className={clsx(
        "group/row relative scroll-mt-32 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto]",
        "max-sm:gap-x-4 max-sm:gap-y-1 max-sm:rounded-card max-sm:border max-sm:border-line",
        "max-sm:bg-card max-sm:px-4 max-sm:py-3",
        href && "hover:bg-hover has-[[data-row-link]:focus-visible]:bg-hover",
      )}
    >
      {columns.map((column, place) => (
        <td key={column.key} data-label={column.head} className={cellStyle(column)}>
          {place === 0 && href !== undefined ? (
            <Link
              href={href}
              prefetch={false}
              data-row-link=""
              className={clsx(
                "outline-offset-[-2px] after:absolute after:inset-0 focus-visible:outline-0",
                "focus-visible:after:outline-2 focus-visible:after:outline-accent",
                "focus-visible:after:outline-offset-[-2px] max-sm:after:rounded-card",
              )}
            >
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

const phonePlaces = {
  title: "max-sm:col-start-1 max-sm:row-start-1 max-sm:text-base",
  corner: "max-sm:col-start-2 max-sm:row-start-1 max-sm:text-end",
  start: "max-sm:col-start-1 max-sm:row-start-2 max-sm:min-w-0 max-sm:text-ink-soft",
  end: "max-sm:col-start-2 max-sm:row-start-2 max-sm:text-end max-sm:text-ink-soft",
  line: [
    "max-sm:col-span-2 max-sm:flex max-sm:items-baseline max-sm:justify-between max-sm:gap-4",
    "max-sm:before:shrink-0 max-sm:before:text-ink-faint max-sm:before:content-[attr(data-label)]",
  ],
  none: "max-sm:hidden",
} as const;

function cellStyle<Row>(column: Column<Row>): string {
  return clsx(
    "sm:h-11 sm:border-b sm:border-line sm:px-3 sm:py-2 sm:first:pl-4 sm:last:pr-4",
    "sm:group-last/row:border-b-0 sm:group-last/row:first:rounded-bl-card",
    "sm:group-last/row:last:rounded-br-card",
    column.align === "end" ? "sm:text-end" : "sm:text-start",
    column.grow ? "sm:max-w-0 sm:truncate" : "sm:whitespace-nowrap",
    column.cut && "truncate sm:max-w-48",
    column.from && froms[column.from],
    phonePlaces[column.phone ?? "line"],
  );
}
