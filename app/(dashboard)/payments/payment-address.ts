import type { Route } from "next";

/** The page of a payment, or one of the pages that move its money. */
export function paymentAddress(id: string, move?: "refund" | "capture"): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these three pages are there.
  return (move ? `/payments/${id}/${move}` : `/payments/${id}`) as Route;
}
