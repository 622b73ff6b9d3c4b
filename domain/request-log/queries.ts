import { and, desc, eq, gte, inArray, lt } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { valuesOf } from "#db/index-range";
import { apiKeys } from "#db/schema/api-keys";
import { events } from "#db/schema/record";
import { apiRequests } from "#db/schema/request-log";
import { narrowed, stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { insertStatements } from "#domain/changes/statements";
import type { ApiRequest } from "#domain/request-log/api-request";
import { firstIdAt, type Id, parseId, uuidToId } from "#platform/ids";

/** Writes requests in one statement; those that are there already stay as they are. */
export async function insertRequests(requests: readonly ApiRequest[]): Promise<void> {
  const rows = requests.map((row) => ({ table: apiRequests, row }));
  for (const { text, parameters } of insertStatements(rows)) {
    await sqlClient().unsafe(`${text} on conflict do nothing`, [...parameters], { prepare: true });
  }
}

/** Which requests are wanted; what is absent narrows nothing. */
export interface RequestFilter {
  readonly keyId?: string | undefined;
  /** As the documents name it, `/v1/customers/{customer}`. */
  readonly route?: string | undefined;
  readonly statusClass?: number | undefined;
  readonly method?: string | undefined;
}

/** The indexes by key and by route have the class between them and the id. */
const everyClass = [2, 3, 4, 5] as const;

/** A page of the account's requests. */
export function pageOfRequests(
  read: Reader,
  list: ListInput,
  { keyId, route, statusClass, method }: RequestFilter,
): Promise<Page<ApiRequest>> {
  const key = parseId("key", keyId ?? "");
  const classes = statusClass === undefined ? everyClass : [statusClass];
  const ofClasses = [apiRequests.statusClass, classes] as const;
  const narrowing = narrowed(
    keyId === undefined ? undefined : stretches([apiRequests.keyId, key ? [key] : []], ofClasses),
    route === undefined ? undefined : stretches([apiRequests.route, [route]], ofClasses),
    statusClass === undefined ? undefined : stretches(ofClasses),
    method === undefined ? undefined : stretches([apiRequests.method, [method]]),
  );
  return readPage(read, apiRequests, { prefix: "req", list, ...narrowing });
}

/** The account's request of that id. */
export async function findRequest(read: Reader, text: string): Promise<ApiRequest | undefined> {
  const id = parseId("req", text);
  if (!id) return undefined;
  const [request] = await read.db
    .select()
    .from(apiRequests)
    .where(and(eq(apiRequests.accountId, read.accountId), eq(apiRequests.id, id)));
  return request;
}

const mostEvents = 100;
const slackMs = 1_000;

/** What happened by this request, looked for in the time that it took. */
export function eventsOfRequest(read: Reader, { id, createdAt, durationMs }: ApiRequest) {
  const end = createdAt.add({ milliseconds: durationMs + slackMs });
  return read.db
    .select({ id: events.id, type: events.type, objectId: events.objectId })
    .from(events)
    .where(
      and(
        eq(events.accountId, read.accountId),
        gte(events.id, firstIdAt("evt", createdAt)),
        lt(events.id, firstIdAt("evt", end)),
        eq(events.requestId, id),
      ),
    )
    .orderBy(desc(events.id))
    .limit(mostEvents);
}

/** What the keys that made these requests are called. */
export async function namesOfKeys(
  read: Reader,
  requests: readonly Pick<ApiRequest, "keyId">[],
): Promise<ReadonlyMap<Id<"key">, string>> {
  const ids = [...new Set(requests.flatMap(({ keyId }) => keyId ?? []))];
  if (ids.length === 0) return new Map();
  const keys = await read.db
    .select({ id: apiKeys.id, name: apiKeys.name })
    .from(apiKeys)
    .where(and(eq(apiKeys.accountId, read.accountId), inArray(apiKeys.id, ids)));
  return new Map(keys.map(({ id, name }) => [id, name]));
}

/** The routes of the account's requests. */
export async function routesUsed(read: Reader): Promise<readonly string[]> {
  const found = await read.db.execute<{ value: string }>(
    valuesOf(apiRequests.route, read.accountId),
  );
  return found.map(({ value }) => value);
}

/** The keys of the account's requests, by name. */
export async function keysUsed(read: Reader) {
  const found = await read.db.execute<{ value: string }>(
    valuesOf(apiRequests.keyId, read.accountId),
  );
  const names = await namesOfKeys(
    read,
    found.map(({ value }) => ({ keyId: uuidToId("key", value) })),
  );
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
