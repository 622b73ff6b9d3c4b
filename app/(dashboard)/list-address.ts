import type { Route } from "next";
import * as z from "zod";
import type { Page } from "#domain/changes/page";
import { type IdPrefix, isId } from "#platform/ids";

/** What an address says of a list: texts by name. */
export type AddressParameters = Readonly<Record<string, string | undefined>>;

/** How many rows a page of a list has on the dashboard. */
export const pageSize = 25;

/** The part of a list's address that names a page of it; what is no id of the list is left out. */
export function pageFields(prefix: IdPrefix) {
  const id = z
    .string()
    .refine((text) => isId(prefix, text))
    .optional()
    .catch(undefined);
  return { starting_after: id, ending_before: id };
}

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
  { rows, hasMore, stoppedAt }: Page<{ readonly id: string }>,
) {
  const backwards = ending_before !== undefined;
  const hasPrevious = backwards ? hasMore : starting_after !== undefined;
  const first = (backwards ? stoppedAt : undefined) ?? rows.at(0)?.id;
  const last = (backwards ? undefined : stoppedAt) ?? rows.at(-1)?.id;
  return {
    isUnfinished: stoppedAt !== undefined,
    previous:
      hasPrevious && first ? listAddress(path, { ...filters, ending_before: first }) : undefined,
    next:
      (backwards || hasMore) && last
        ? listAddress(path, { ...filters, starting_after: last })
        : undefined,
  };
}
