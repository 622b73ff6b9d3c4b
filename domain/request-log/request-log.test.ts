import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { Context } from "#domain/access/context";
import { type AnsweredRequest, mostKept } from "#domain/request-log/answered-request";
import { groupRefusals } from "#domain/request-log/group-refusals";
import { listChoices } from "#domain/request-log/list-choices";
import { listRequests } from "#domain/request-log/list-requests";
import { flushRequests, logRequest, requestLogCounts } from "#domain/request-log/log-request";
import { retrieveRequest } from "#domain/request-log/retrieve-request";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { idToUuid } from "#platform/ids";

function answeredRequest(ctx: Context, fields: Partial<AnsweredRequest> = {}): AnsweredRequest {
  return {
    ctx,
    method: "GET",
    route: "/v1/customers/{customer}",
    url: "http://127.0.0.1/v1/customers/cus_1?email=li.lei%40example.com",
    status: 200,
    body: "{}",
    startedAt: ctx.clock(),
    durationMs: 3.6,
    idempotencyKey: null,
    apiVersion: null,
    ...fields,
  };
}

/** An account, someone who reads its log, and what notes requests of it. */
async function aLog() {
  const account = await anAccount();
  const reader = personContext(account, await aPerson("developer"));
  const note = (fields: Partial<AnsweredRequest> = {}) => {
    const ctx = keyContext(account);
    logRequest(answeredRequest(ctx, fields));
    return ctx;
  };
  return { account, reader, note };
}

test("a request is found by its key, its route, its method and its answer", async () => {
  const { reader, note } = await aLog();
  const ctx = note();
  const body = JSON.stringify({ error: { code: "card_declined" } });
  note({ method: "POST", route: "/v1/payment_intents", status: 402, body });
  note({ method: "DELETE", status: 500, body: JSON.stringify({ error: { type: "api_error" } }) });
  await flushRequests();
  const codes = async (filter: object) =>
    (await listRequests(reader, { limit: 9, ...filter })).rows.map(({ errorCode }) => errorCode);
  expect(await codes({})).toHaveLength(3);
  expect(await codes({ route: "/v1/payment_intents" })).toEqual(["card_declined"]);
  expect(await codes({ statusClass: 4 })).toEqual(["card_declined"]);
  expect(await codes({ method: "POST", statusClass: 4 })).toEqual(["card_declined"]);
  expect(await codes({ method: "GET", statusClass: 4 })).toEqual([]);
  expect(await codes({ keyId: ctx.actor.id })).toEqual([null]);
  expect(await codes({ keyId: "key_0" })).toEqual([]);
  const { rows } = await listRequests(reader, { limit: 2 });
  const older = await listRequests(reader, { limit: 2, startingAfter: rows.at(-1)?.id });
  expect(older.rows).toHaveLength(1);
  expect(await listChoices(reader)).toMatchObject({
    routes: ["/v1/customers/{customer}", "/v1/payment_intents"],
  });
});

test("nothing that a caller must not tell is kept", async () => {
  const { reader, note } = await aLog();
  const number = "4242424242424242";
  const ctx = note({
    url: `http://127.0.0.1/v1/customers/${number}?cvc=123`,
    idempotencyKey: `${number}\u0000${"x".repeat(300)}`,
    apiVersion: "tg_test_0123456789abcdef",
  });
  await flushRequests();
  const kept = await retrieveRequest(reader, { requestId: ctx.requestId });
  expect(kept).toMatchObject({ path: "/v1/customers/[removed]", durationMs: 4 });
  expect(kept.apiVersion).toBe("[removed]");
  expect(kept.idempotencyKey?.length).toBeLessThan(256);
  expect(JSON.stringify({ ...kept, createdAt: "" })).not.toContain(number);
});

test("what was asked is kept without what is secret, and bounded", async () => {
  const { reader, note } = await aLog();
  const ctx = note({
    method: "POST",
    parameters: {
      card: { number: "4242 4242 4242 4241", cvc: 987, exp_year: "2030" },
      password: "correct horse battery",
      token: "tok_visa",
      note: "paid with ４２４２４２４２４２４２４２４２, key tg_live_abcdefghijklmnop",
      "4242-4242-4242-4242": true,
      long: Array.from({ length: 99 }, () => "x".repeat(300)),
    },
    body: JSON.stringify({
      id: "cus_7",
      client_secret: 'a "secret" of mine',
      list: "y".repeat(9_000),
    }),
  });
  await flushRequests();
  const { asked, told, toldLength, objectId } = await retrieveRequest(reader, {
    requestId: ctx.requestId,
  });
  expect(JSON.parse(asked ?? "")).toMatchObject({
    card: { number: "[removed]", cvc: "[removed]", exp_year: "2030" },
    password: "[removed]",
    token: "tok_visa",
    note: "[removed]",
    "[removed]": true,
  });
  expect(asked?.length).toBeLessThan(mostKept.asked + 500);
  expect(asked).toContain("[cut]");
  expect(told).toContain('"client_secret":"[removed]"');
  expect([told?.length, toldLength]).toEqual([mostKept.told, 9_063]);
  expect(objectId).toBe("cus_7");
});

test("a request is found by address, error, object, application and slowness", async () => {
  const { account, reader } = await aLog();
  const note = (fields: Partial<AnsweredRequest>, address = "203.0.113.7") => {
    const ctx = { ...keyContext(account), address };
    logRequest(answeredRequest(ctx, fields));
    return ctx.requestId;
  };
  const error = { code: "parameter_missing", param: "amount" };
  const refused = note({ status: 400, body: JSON.stringify({ error }), durationMs: 5_100 });
  const slow = note({ durationMs: 260, body: '{"id":"pi_12","object":"x"}', url: "http://a/v1/b" });
  const far = note({}, "198.51.100.2");
  await flushRequests();
  const ids = async (filter: object) =>
    (await listRequests(reader, { limit: 9, ...filter })).rows.map(({ id }) => id).toSorted();
  expect(await ids({ errorCode: "parameter_missing" })).toEqual([refused]);
  expect(await ids({ slowFromMs: 250 })).toEqual([slow, refused].toSorted());
  expect(await ids({ slowFromMs: 5_000 })).toEqual([refused]);
  expect(await ids({ address: "198.51.100.2" })).toEqual([far]);
  expect(await ids({ objectId: "pi_12" })).toEqual([slow]);
  expect(await ids({ address: "203.0.113.7", slowFromMs: 250, statusClass: 2 })).toEqual([slow]);
  expect(await ids({ applicationId: "app_0" })).toEqual([]);
  expect(await groupRefusals(reader)).toMatchObject({
    groups: [{ errorCode: "parameter_missing", errorParam: "amount", count: 1, last: refused }],
    isWhole: true,
  });
});

test("strangers and those without the right see nothing", async () => {
  const { note, reader } = await aLog();
  const { requestId } = note();
  await flushRequests();
  const stranger = personContext(await anAccount(), await aPerson("owner"));
  const missing = { code: "resource_missing" };
  await expect(retrieveRequest(stranger, { requestId })).rejects.toMatchObject(missing);
  await expect(retrieveRequest(reader, { requestId: "req_0" })).rejects.toMatchObject(missing);
  expect((await listRequests(stranger, { limit: 9 })).rows).toEqual([]);
  const powerless = { ...reader, scopes: new Set<never>() };
  const refused = { code: "more_permissions_required" };
  await expect(retrieveRequest(powerless, { requestId })).rejects.toMatchObject(refused);
  await expect(listRequests(powerless, { limit: 9 })).rejects.toMatchObject(refused);
  await expect(listChoices(powerless)).rejects.toMatchObject(refused);
  await expect(groupRefusals(powerless)).rejects.toMatchObject(refused);
});

test("thousands at once are written by the hundred, each once", async () => {
  const { account, note } = await aLog();
  const before = requestLogCounts().written;
  for (let count = 0; count < 2_500; count += 1) note();
  await Promise.all([flushRequests(), flushRequests()]);
  const [stored] = await sqlClient()<[{ requests: number; statements: number }]>`
    select count(*)::int as requests, count(distinct xmin::text)::int as statements
    from api_requests where account_id = ${idToUuid(account.id)}`;
  expect(stored.requests).toBe(2_500);
  expect(stored.statements).toBeLessThanOrEqual(26);
  expect(requestLogCounts().written - before).toBe(2_500);
});

test("what cannot be kept is counted and slows nobody", async () => {
  const { reader, note } = await aLog();
  const dropped = requestLogCounts().dropped;
  for (let count = 0; count < 25_000; count += 1) note();
  const full = requestLogCounts().dropped - dropped;
  expect(full).toBeGreaterThan(1_000);
  await flushRequests();
  note({ status: 600, body: "no json" });
  await flushRequests();
  const { requestId } = note();
  await flushRequests();
  expect(requestLogCounts().dropped - dropped).toBeGreaterThan(full);
  expect((await listRequests(reader, { limit: 1 })).rows).toMatchObject([{ id: requestId }]);
});
