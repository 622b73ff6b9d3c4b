import type { IndexRange } from "#db/index-range";
import type { CreatedRange, Listing } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { type Searchable, searchFilter } from "#domain/search/search-filter";
import { type SearchQuery, type SearchTerm, searchQuery } from "#domain/search/search-query";
import { type IdPrefix, isId } from "#platform/ids";

/** A query, and which page of what it finds. */
export interface SearchInput {
  readonly query: string;
  readonly limit: number;
  /** The next_page of the page before. */
  readonly page?: string | undefined;
}

/** What a search asks of the list it searches: where to look, and what for. */
export async function searchPage<Prefix extends IdPrefix>(
  read: Reader,
  { query: text, limit, page }: SearchInput,
  over: Searchable<Prefix>,
): Promise<Listing<Prefix>> {
  const { prefix } = over;
  const query = searchQuery(text);
  const filters = [searchFilter(query, over)];
  const startingAfter = page && placeOf(page, prefix);
  const list = { limit, startingAfter, created: createdIn(query) };
  return { prefix, list, within: await rangesOf(read, query, over), filters };
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

/** Where everything lies that the query can find; undefined where no index tells. */
async function rangesOf(
  read: Reader,
  { joinedBy, terms }: SearchQuery,
  { rangesFor }: Searchable,
): Promise<readonly IndexRange[] | undefined> {
  const plain = terms.filter(isPlain);
  if (joinedBy === "and") return rangesFor(read, plain);
  if (plain.length < terms.length) return undefined;
  const ranges = await Promise.all(plain.map((term) => rangesFor(read, [term])));
  const known = ranges.filter((one) => one !== undefined);
  return known.length < ranges.length ? undefined : known.flat();
}

/** Says that a field is something, and what. */
function isPlain({ operator, value, isNegated }: SearchTerm): boolean {
  return operator === ":" && Boolean(value) && !isNegated;
}

const bounds = { ">": ["gt"], ">=": ["gte"], "<": ["lt"], "<=": ["lte"], ":": ["gte", "lte"] };
/** Later than any id's time can be; the filter says what is beyond. */
const lastSecond = 200_000_000_000;

/** When all that the query can find was made, where it says so. */
function createdIn({ joinedBy, terms }: SearchQuery): CreatedRange {
  if (joinedBy === "or") return {};
  const said = terms.filter(({ field, isNegated }) => field === "created" && !isNegated);
  const range: Record<string, Temporal.Instant> = {};
  for (const { operator, value } of said) {
    const seconds = Math.min(Math.max(Number(value), 0), lastSecond);
    const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
    for (const name of operator === "~" ? [] : bounds[operator]) range[name] = at;
  }
  return range;
}
