import type { Route } from "next";

/** The page of a transfer. */
export function transferAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/transfers/${id}` as Route;
}
