import * as z from "zod";
import type { Account } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import type { Page } from "#domain/changes/page";
import { type Contract, contract, type WireObject } from "#http/contract";
import { wireCreated } from "#http/created";
import { requireFound } from "#http/require-found";
import { wireId, wireInteger, wireObject } from "#http/wire";

const defaultLimit = 10;
const largestLimit = 100;

const pageFields = {
  limit: wireInteger({ min: 1, max: largestLimit }).default(defaultLimit),
  starting_after: wireId().optional(),
  ending_before: wireId().optional(),
};

const oneCursor = {
  path: ["ending_before"],
  error: "cannot be sent together with starting_after.",
};

/** The parameters of a list: which page of it, and the filters it offers. */
export function listParameters<Filters extends z.core.$ZodLooseShape>(filters: Filters) {
  return wireObject({ ...pageFields, created: wireCreated().optional(), ...filters }).refine(
    hasOneCursor,
    oneCursor,
  );
}

/** The same of a list whose things were made at no time of their own. */
export function undatedListParameters<Filters extends z.core.$ZodLooseShape>(filters: Filters) {
  return wireObject({ ...pageFields, ...filters }).refine(hasOneCursor, oneCursor);
}

function hasOneCursor(fields: object): boolean {
  return ["starting_after", "ending_before"].some(
    (name) => Reflect.get(fields, name) === undefined,
  );
}

interface ListParts<Input, Item extends z.ZodType, Row> {
  readonly path: `/v1/${string}`;
  readonly summary: string;
  readonly scope: Scope;
  readonly input: z.ZodType<Input>;
  readonly item: Item;
  readonly view: (row: Row, account: Account) => z.output<Item> & WireObject;
}

/** The contract of a list: a page of items, newest first, and whether there are more. */
export function listContract<Input, Item extends z.ZodType, Row>({
  item,
  view,
  ...parts
}: ListParts<Input, Item, Row>): Contract<Input, Page<Row>> {
  const answer = z.strictObject({
    object: z.literal("list"),
    url: z.string(),
    has_more: z.boolean(),
    data: z.array(item),
  });
  return contract({
    ...parts,
    method: "GET",
    answer,
    view: (page: Page<Row>, { account, path }) => {
      requireFound(page);
      return {
        object: "list" as const,
        url: path,
        has_more: page.hasMore,
        data: page.rows.map((row) => view(row, account)),
      };
    },
  });
}
