import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { RequestStory } from "#domain/request-log/api-request";
import { eventsOfRequest, findRequest, namesOfKeys } from "#domain/request-log/queries";

/** One request, who made it, and what happened by it, newest first. */
export async function retrieveRequest(
  ctx: Context,
  input: { readonly requestId: string },
): Promise<RequestStory> {
  requireScope(ctx, "requests:read");

  const read = readerOf(ctx);
  const request = await findRequest(read, input.requestId);
  if (!request) {
    throw new DomainError("resource_missing", "No such request.", { param: "request" });
  }
  const [names, events] = await Promise.all([
    namesOfKeys(read, [request]),
    eventsOfRequest(read, request),
  ]);
  return { ...request, keyName: (request.keyId && names.get(request.keyId)) ?? null, events };
}
