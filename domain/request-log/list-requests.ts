import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import type { NamedRequest } from "#domain/request-log/api-request";
import { namesOfKeys, pageOfRequests, type RequestFilter } from "#domain/request-log/queries";

export type ListRequestsInput = ListInput & RequestFilter;

/** The requests that keys of the account have made in the last month, newest first. */
export async function listRequests(
  ctx: Context,
  input: ListRequestsInput,
): Promise<Page<NamedRequest>> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const page = await pageOfRequests(read, input, input);
  const names = await namesOfKeys(read, page.rows);
  const rows = page.rows.map((request) => ({
    ...request,
    keyName: (request.keyId && names.get(request.keyId)) ?? null,
  }));
  return { ...page, rows };
}
