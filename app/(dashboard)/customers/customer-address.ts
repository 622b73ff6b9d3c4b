import type { Route } from "next";

/** The page of a customer. */
export function customerAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/customers/${id}` as Route;
}

/** The page of the moves of a customer's stored balance. */
export function walletAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/customers/${id}/balance` as Route;
}
