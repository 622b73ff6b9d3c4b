import type { Route } from "next";

/** The page of an application. */
export function applicationAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/applications/${id}` as Route;
}
