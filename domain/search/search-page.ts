import type { SQL } from "drizzle-orm";
import type { ListInput } from "#domain/changes/page";
import { DomainError } from "#domain/errors/domain-error";
import { type Searchable, searchFilter } from "#domain/search/search-filter";
import { searchQuery } from "#domain/search/search-query";
import { type IdPrefix, isId } from "#platform/ids";

/** A query, and which page of what it finds. */
export interface SearchInput {
  readonly query: string;
  readonly limit: number;
  /** The next_page of the page before. */
  readonly page?: string | undefined;
}

/** The page's place in the list, and the condition of its rows. */
export interface SearchPage {
  readonly list: ListInput;
  readonly filter: SQL | undefined;
}

/** What a search asks of the list it searches. */
export function searchPage(
  { query, limit, page }: SearchInput,
  over: Searchable,
  prefix: IdPrefix,
): SearchPage {
  const filter = searchFilter(searchQuery(query), over);
  return { filter, list: { limit, startingAfter: page && placeOf(page, prefix) } };
}

/** The page after the one that ends with this id; it means nothing to whoever holds it. */
export function nextPageAfter(id: string): string {
  return Buffer.from(id).toString("base64url");
}

function placeOf(page: string, prefix: IdPrefix): string {
  const id = Buffer.from(page, "base64url").toString();
  if (isId(prefix, id)) return id;
  throw new DomainError("parameter_invalid", "page must be the next_page of a search.", {
    param: "page",
  });
}
