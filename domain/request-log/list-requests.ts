import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { NamedRequest } from "#domain/request-log/api-request";
import { namedRequests } from "#domain/request-log/named-requests";
import { pageOfRequests, type RequestFilter } from "#domain/request-log/queries";

export type ListRequestsInput = ListInput & RequestFilter;

/** The requests that programs have made for the account, as long as they are kept, newest first. */
export async function listRequests(
  ctx: Context,
  input: ListRequestsInput,
): Promise<Page<NamedRequest>> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const page = await pageOfRequests(read, input, input);
  return { ...page, rows: await namedRequests(read, page.rows) };
}
