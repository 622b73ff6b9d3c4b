import type { Route } from "next";
import * as z from "zod";
import type { Page } from "#domain/changes/page";

/** What an address says of a list: texts by name. */
export type AddressParameters = Readonly<Record<string, string | undefined>>;

/** How many rows a page of a list has on the dashboard. */
export const pageSize = 25;

/** The part of every list's address that names a page of it; what cannot be read is left out. */
export const pageFields = {
  starting_after: z.string().optional().catch(undefined),
  ending_before: z.string().optional().catch(undefined),
};

/** The address of a list with these filters. */
export function listAddress(path: string, parameters: AddressParameters): Route {
  const present = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const query = new URLSearchParams(present).toString();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the path is a route.
  return (query === "" ? path : `${path}?${query}`) as Route;
}

/** Where the neighbouring pages of a list begin, its filters kept. */
export function neighbours(
  path: string,
  { starting_after, ending_before, ...filters }: AddressParameters,
  { rows, hasMore }: Page<{ readonly id: string }>,
) {
  const backwards = ending_before !== undefined;
  const hasPrevious = backwards ? hasMore : starting_after !== undefined;
  const first = rows.at(0)?.id;
  const last = rows.at(-1)?.id;
  return {
    previous:
      hasPrevious && first ? listAddress(path, { ...filters, ending_before: first }) : undefined,
    next:
      (backwards || hasMore) && last
        ? listAddress(path, { ...filters, starting_after: last })
        : undefined,
  };
}
