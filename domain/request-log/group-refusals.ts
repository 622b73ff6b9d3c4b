import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { RefusalGroup } from "#domain/request-log/api-request";
import { pageOfRequests } from "#domain/request-log/queries";

/** Refused requests by what was wrong with them. */
export interface GroupedRefusals {
  /** The most frequent first. */
  readonly groups: readonly RefusalGroup[];
  /** Whether there are no older ones that were not looked at. */
  readonly isWhole: boolean;
}

/** So many refusals, and so many failures of ours, are looked at: the newest. */
const limit = 800;

/** Which refusals there are, and how often, of the newest eight hundred of either kind. */
export async function groupRefusals(ctx: Context): Promise<GroupedRefusals> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const pages = await Promise.all(
    [4, 5].map((statusClass) => pageOfRequests(read, { limit }, { statusClass })),
  );
  const rows = pages.flatMap((page) => page.rows);
  const isWhole = !pages.some(({ hasMore }) => hasMore);
  const alike = Map.groupBy(rows, ({ errorCode, route, errorParam }) =>
    [errorCode, route, errorParam].join(" "),
  );
  const groups = [...alike.values()].flatMap((requests) => {
    const [last, first] = [requests.at(0), requests.at(-1)];
    if (!last?.errorCode || !first) return [];
    const { errorCode, errorParam, route } = last;
    return [
      { errorCode, errorParam, route, count: requests.length, last: last.id, first: first.id },
    ];
  });
  return { groups: groups.toSorted((one, other) => other.count - one.count), isWhole };
}
