import type { Reader } from "#domain/changes/reader";
import type { ApiRequest, NamedRequest } from "#domain/request-log/api-request";
import { findRequest, namesOfApplications, namesOfKeys } from "#domain/request-log/queries";

/** The requests with what their keys and applications are called now. */
export async function namedRequests(
  read: Reader,
  requests: readonly ApiRequest[],
): Promise<readonly NamedRequest[]> {
  const [keys, applications] = await Promise.all([
    namesOfKeys(read, requests),
    namesOfApplications(read, requests),
  ]);
  return requests.map((request) => ({
    ...request,
    keyName: (request.keyId && keys.get(request.keyId)) ?? null,
    applicationName: (request.applicationId && applications.get(request.applicationId)) ?? null,
  }));
}

/** The account's request of that id, if the log has it. */
export async function findNamedRequest(
  read: Reader,
  text: string,
): Promise<NamedRequest | undefined> {
  const request = await findRequest(read, text);
  const [named] = await namedRequests(read, request ? [request] : []);
  return named;
}
