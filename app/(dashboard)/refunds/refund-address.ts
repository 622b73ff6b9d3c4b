import type { Route } from "next";

/** The page of a refund. */
export function refundAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/refunds/${id}` as Route;
}
