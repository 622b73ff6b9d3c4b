import type { Route } from "next";

/** The page of a customer. */
export function customerAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/customers/${id}` as Route;
}
