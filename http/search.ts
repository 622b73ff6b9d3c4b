import * as z from "zod";
import type { Account } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import type { Page } from "#domain/changes/page";
import { nextPageAfter, type SearchInput } from "#domain/search/search-page";
import { type Contract, contract, type WireObject } from "#http/contract";
import { requireFound } from "#http/require-found";
import { wireInteger, wireObject, wireText } from "#http/wire";

const longestQuery = 1_000;
const longestPage = 100;

const searchParameters = wireObject({
  query: wireText({ max: longestQuery }),
  limit: wireInteger({ min: 1, max: 100 }).default(10),
  page: wireText({ max: longestPage }).optional(),
});

interface SearchParts<Item extends z.ZodType, Row> {
  readonly path: Contract<SearchInput, Page<Row>>["path"];
  readonly summary: string;
  readonly scope: Scope;
  readonly item: Item;
  readonly view: (row: Row, account: Account) => z.output<Item> & WireObject;
}

/** The contract of a search: a page of what the query finds, and how to ask for the next. */
export function searchContract<Item extends z.ZodType, Row extends { readonly id: string }>({
  item,
  view,
  ...parts
}: SearchParts<Item, Row>): Contract<SearchInput, Page<Row>> {
  const answer = z.strictObject({
    object: z.literal("search_result"),
    url: z.string(),
    has_more: z.boolean(),
    next_page: z.string().nullable(),
    data: z.array(item),
  });
  return contract({
    ...parts,
    method: "GET",
    input: searchParameters,
    answer,
    view: (page: Page<Row>, { account, path }) => {
      requireFound(page);
      const { rows, hasMore, stoppedAt } = page;
      const last = hasMore ? (stoppedAt ?? rows.at(-1)?.id) : undefined;
      return {
        object: "search_result" as const,
        url: path,
        has_more: hasMore,
        next_page: last === undefined ? null : nextPageAfter(last),
        data: rows.map((row) => view(row, account)),
      };
    },
  });
}
