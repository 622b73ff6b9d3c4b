import { type AuthTimes, authTable } from "#e2e/bench/auth/measure-auth";
import { barsOf, barTable, type Measured } from "#e2e/bench/report/bars";
import { comparisonTables } from "#e2e/bench/report/comparison-tables";
import { listTable } from "#e2e/bench/report/list-table";

/** All tables of a run, one after the other; at the end what of the promises is kept. */
export function reportText({
  results,
  lists,
  auth,
}: Measured & { readonly auth: readonly AuthTimes[] }): string {
  const parts = [
    ...(results.length > 0 ? [comparisonTables(results)] : []),
    ...(auth.length > 0 ? [authTable(auth)] : []),
    ...(lists.length > 0 ? [listTable(lists)] : []),
  ];
  if (parts.length === 0) return "";
  return `\n${[...parts, barTable(barsOf({ results, lists }))].join("\n\n")}`;
}
