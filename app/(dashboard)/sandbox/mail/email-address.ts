import type { Route } from "next";

/** The page of an e-mail. */
export function emailAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/sandbox/mail/${id}` as Route;
}
