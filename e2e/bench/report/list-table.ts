import type { ListTimes } from "#e2e/bench/lists/measure-lists";
import { numberText } from "#e2e/bench/report/number-text";
import { textTable } from "#e2e/bench/report/text-table";

/** How long pages take: p50 and p99 in the database, and over HTTP by one caller. */
export function listTable(lists: readonly ListTimes[]): string {
  return textTable(
    ["page of 20", "payments in the account", "in the database, ms", "over HTTP, ms"],
    lists.map(({ name, rows, inDatabase, overHttp }) => [
      name,
      rows.toLocaleString("en"),
      pair(inDatabase),
      pair(overHttp),
    ]),
  );
}

function pair({ p50Ms, p99Ms }: { readonly p50Ms: number; readonly p99Ms: number }): string {
  return `${numberText(p50Ms)} / ${numberText(p99Ms)}`;
}
