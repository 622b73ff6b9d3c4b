import type { Route } from "next";

/** The page of a payout. */
export function payoutAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/payouts/${id}` as Route;
}
