import { and, eq, inArray } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { sqlClient } from "#db/client";
import { valuesOf } from "#db/index-range";
import { apiKeys } from "#db/schema/api-keys";
import { applications } from "#db/schema/oauth";
import { apiRequests } from "#db/schema/request-log";
import { naming, narrowed, stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { insertStatements } from "#domain/changes/statements";
import { type ApiRequest, slownessOf, slowSteps } from "#domain/request-log/api-request";
import { type Id, parseId, uuidToId } from "#platform/ids";

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
  readonly applicationId?: string | undefined;
  /** As the documents name it, `/v1/customers/{customer}`. */
  readonly route?: string | undefined;
  readonly statusClass?: number | undefined;
  readonly method?: string | undefined;
  readonly address?: string | undefined;
  readonly errorCode?: string | undefined;
  readonly objectId?: string | undefined;
  /** One of the steps of `slowFromMs`, and all that took longer. */
  readonly slowFromMs?: number | undefined;
}

/** The indexes by key and by route have the class between them and the id. */
const everyClass = [2, 3, 4, 5] as const;

/** A page of the account's requests. */
export function pageOfRequests(
  read: Reader,
  list: ListInput,
  asked: RequestFilter,
): Promise<Page<ApiRequest>> {
  const narrowing = narrowed(...ofItsOwn(asked), ...byClass(asked));
  return readPage(read, apiRequests, { prefix: "req", list, ...narrowing });
}

function oneValue(column: PgColumn, value: string | undefined) {
  return value === undefined ? undefined : stretches([column, [value]]);
}

/** What has an index for itself, first what few requests share. */
function ofItsOwn({ objectId, applicationId, errorCode, slowFromMs, address }: RequestFilter) {
  const slow = slowSteps.filter((step) => step >= slownessOf(slowFromMs ?? 0));
  return [
    oneValue(apiRequests.objectId, objectId),
    oneValue(apiRequests.errorCode, errorCode),
    slowFromMs === undefined ? undefined : stretches([apiRequests.slowness, slow]),
    naming(apiRequests.applicationId, "app", applicationId),
    oneValue(apiRequests.address, address),
  ];
}

function byClass({ keyId, route, statusClass, method }: RequestFilter) {
  const key = parseId("key", keyId ?? "");
  const ofClasses = [
    apiRequests.statusClass,
    statusClass === undefined ? everyClass : [statusClass],
  ] as const;
  return [
    keyId === undefined ? undefined : stretches([apiRequests.keyId, key ? [key] : []], ofClasses),
    route === undefined ? undefined : stretches([apiRequests.route, [route]], ofClasses),
    statusClass === undefined ? undefined : stretches(ofClasses),
    method === undefined ? undefined : stretches([apiRequests.method, [method]]),
  ];
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

/** What the applications are called whose tokens made these requests. */
export async function namesOfApplications(
  read: Reader,
  requests: readonly Pick<ApiRequest, "applicationId">[],
): Promise<ReadonlyMap<Id<"app">, string>> {
  const ids = [...new Set(requests.flatMap(({ applicationId }) => applicationId ?? []))];
  if (ids.length === 0) return new Map();
  const found = await read.db
    .select({ id: applications.id, name: applications.name })
    .from(applications)
    .where(inArray(applications.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
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

/** The applications of the account's requests, by name. */
export async function applicationsUsed(read: Reader) {
  const found = await read.db.execute<{ value: string }>(
    valuesOf(apiRequests.applicationId, read.accountId),
  );
  const used = found.map(({ value }) => ({ applicationId: uuidToId("app", value) }));
  const names = await namesOfApplications(read, used);
  return [...names].map(([id, name]) => ({ id, name }));
}

/** The codes of the account's refusals. */
export async function errorsSeen(read: Reader): Promise<readonly string[]> {
  const found = await read.db.execute<{ value: string }>(
    valuesOf(apiRequests.errorCode, read.accountId),
  );
  return found.map(({ value }) => value);
}
