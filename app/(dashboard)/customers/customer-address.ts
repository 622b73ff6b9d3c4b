import type { Route } from "next";

/** The page of a customer. */
export function customerAddress(id: string): Route {
  // The router's type knows no address with an id in it; this page is there.
  return `/customers/${id}` as Route;
}
