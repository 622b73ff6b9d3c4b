import type { Route } from "next";

interface NamedStatement {
  readonly currency: string;
  readonly month: string;
}

/** The page of a month's statement. */
export function statementAddress({ currency, month }: NamedStatement): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/balance/statements/${currency}/${month}` as Route;
}

/** The same statement as a file. */
export function statementFileAddress(statement: NamedStatement, kind: "csv" | "pdf"): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these files are there.
  return `${statementAddress(statement)}/${kind}` as Route;
}
