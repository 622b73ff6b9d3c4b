import type { Route } from "next";

/** The page of a refund. */
export function refundAddress(id: string): Route {
  // The router's type knows no address with an id in it; this page is there.
  return `/refunds/${id}` as Route;
}
