import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { NamedRequest } from "#domain/request-log/api-request";
import { findNamedRequest } from "#domain/request-log/named-requests";

/** One request, and who made it. */
export async function retrieveRequest(
  ctx: Context,
  input: { readonly requestId: string },
): Promise<NamedRequest> {
  requireScope(ctx, "requests:read");

  const request = await findNamedRequest(readerOf(ctx), input.requestId);
  if (request) return request;
  throw new DomainError("resource_missing", "No such request.", { param: "request" });
}
