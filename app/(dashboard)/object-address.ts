import type { Route } from "next";

/** The pages of objects by the beginning of their ids; a charge's leads to its payment. */
const pages: ReadonlyMap<string, string> = new Map([
  ["aud", "/audit"],
  ["ch", "/payments"],
  ["cus", "/customers"],
  ["evt", "/events"],
  ["key", "/api-keys"],
  ["pi", "/payments"],
  ["po", "/payouts"],
  ["re", "/refunds"],
  ["req", "/requests"],
  ["tr", "/transfers"],
  ["we", "/webhooks"],
]);

/** The page of the object of this id; undefined where objects of its kind have none. */
export function objectAddress(id: string): Route | undefined {
  const page = pages.get(id.slice(0, Math.max(0, id.indexOf("_"))));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these pages are there.
  return page === undefined ? undefined : (`${page}/${id}` as Route);
}
