import { expect, test } from "vitest";
import { DELETE, GET as retrieve } from "#app/v1/rate_limits/[rate_limit]/route";
import { GET as list, POST } from "#app/v1/rate_limits/route";
import { sqlClient } from "#db/client";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { scopesOfLevels } from "#domain/key-rights/key-rights";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { anApiKeyOf, call, type Received } from "#e2e/support/handler";
import { idToUuid } from "#platform/ids";

const path = "/v1/rate_limits";

async function aShop() {
  const account = await anAccount();
  const key = await anApiKeyOf(account);
  const set = (form: Readonly<Record<string, string>>, by = key) =>
    call(POST, { method: "POST", path, key: by, form });
  const rows = () => sqlClient()<{ subject: string }[]>`
    select subject from rate_limits where account_id = ${idToUuid(account.id)}
      and num_nonnulls(rate_per_second, calls_per_day, in_flight) > 0`;
  return { account, key, set, rows };
}

/** What an answer says is set and in force. */
function limitIn({ at }: Received) {
  return { id: at("id"), rate: at("rate"), in_flight: at("in_flight"), set: at("set") };
}

test("a limit of each part is set, read alone and in the list, and taken back", async () => {
  const { account, key, set, rows } = await aShop();
  const admin = personContext(account, await aPerson("admin"));
  const { key: till } = await createApiKey(admin, { name: "Till" });
  const made = [
    await set({ applies_to: "account", rate: "50", burst: "70" }),
    await set({ applies_to: "key", key: till.id, calls_per_day: "900", in_flight: "3" }),
    await set({
      applies_to: "route",
      route: "POST /v1/refunds/{refund}/cancel",
      rate: "1",
      burst: "2",
    }),
    await set({ applies_to: "address", calls_per_day: "5" }),
  ];
  expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(made[1]?.body).toMatchObject({
    object: "rate_limit",
    applies_to: "key",
    key: till.id,
    route: null,
    rate: 100_000,
    calls_per_day: 900,
    in_flight: 3,
    set: { rate: null, burst: null, calls_per_day: 900, in_flight: 3 },
    livemode: false,
  });
  for (const one of made) {
    const alone = await call(retrieve, { path: `${path}/${one.textAt("id")}`, key });
    expect(limitIn(alone)).toEqual(limitIn(one));
  }
  expect((await call(list, { path: `${path}?limit=100`, key })).ids).toHaveLength(5);
  expect((await call(list, { path: `${path}?applies_to=key`, key })).ids).toHaveLength(2);
  for (const one of made) {
    const id = one.textAt("id");
    const gone = await call(DELETE, { method: "DELETE", path: `${path}/${id}`, key });
    expect(gone.body).toEqual({ id, object: "rate_limit", deleted: true });
  }
  expect(await rows()).toHaveLength(0);
  const after = await call(retrieve, { path: `${path}/${made[2]?.textAt("id")}`, key });
  expect(after.status).toBe(404);
  const given = await call(retrieve, { path: `${path}/${made[0]?.textAt("id")}`, key });
  expect(given.body).toMatchObject({ rate: 400_000, set: null });
});

test.each([
  ["applies_to", { rate: "1", burst: "1" }],
  ["applies_to", { applies_to: "planet", rate: "1", burst: "1" }],
  ["rate", { applies_to: "account" }],
  ["burst", { applies_to: "account", rate: "5" }],
  ["rate", { applies_to: "account", burst: "5" }],
  ["rate", { applies_to: "account", rate: "0", burst: "5" }],
  ["rate", { applies_to: "account", rate: "1.5", burst: "5" }],
  ["rate", { applies_to: "account", rate: "999999999", burst: "5" }],
  ["calls_per_day", { applies_to: "account", calls_per_day: "-1" }],
  ["in_flight", { applies_to: "address", in_flight: "3" }],
  ["key", { applies_to: "key", calls_per_day: "3" }],
  ["key", { applies_to: "key", key: "key_x", calls_per_day: "3" }],
  ["key", { applies_to: "account", key: "key_x", calls_per_day: "3" }],
  ["route", { applies_to: "route", calls_per_day: "3" }],
  ["route", { applies_to: "route", route: "GET /v1/unicorns", calls_per_day: "3" }],
  ["route", { applies_to: "route", route: "POST /v1/refunds ", calls_per_day: "3" }],
  ["money_per_day", { applies_to: "account", money_per_day: "3" }],
])("what is wrong is told of at %s, and nothing is stored: %o", async (param, form) => {
  const { set, rows } = await aShop();
  const refused = await set(form);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.at("error", "param")).toBe(param);
  expect(await rows()).toHaveLength(0);
});

test("a key without the right, a key for itself and another account's key set nothing", async () => {
  const { account, set, rows } = await aShop();
  const admin = personContext(account, await aPerson("admin"));
  const scopes = scopesOfLevels({ rate_limits: "read" });
  const reader = await createApiKey(admin, { name: "Reader", scopes });
  const form = { applies_to: "account", calls_per_day: "3" };
  expect(await set(form, reader.secret)).toMatchObject({
    status: 403,
    body: { error: { code: "more_permissions_required" } },
  });
  expect((await call(list, { path, key: reader.secret })).status).toBe(200);
  const wild = await createApiKey(admin, { name: "Wild" });
  const own = { applies_to: "key", key: wild.key.id, calls_per_day: "3" };
  expect(await set(own, wild.secret)).toMatchObject({ status: 403 });
  const other = await aShop();
  expect(await other.set(own)).toMatchObject({
    status: 404,
    body: { error: { code: "resource_missing", param: "key" } },
  });
  expect(await rows()).toHaveLength(0);
  expect(await other.rows()).toHaveLength(0);
});

test("another account's limit is not there to be read or taken back", async () => {
  const { set, rows } = await aShop();
  const id = (await set({ applies_to: "account", calls_per_day: "300" })).textAt("id");
  const stranger = (await aShop()).key;
  const one = `${path}/${id}`;
  const missing = {
    status: 404,
    body: { error: { code: "resource_missing", param: "rate_limit" } },
  };
  expect(await call(retrieve, { path: one, key: stranger })).toMatchObject(missing);
  const gone = await call(DELETE, { method: "DELETE", path: one, key: stranger });
  expect(gone).toMatchObject(missing);
  expect(await rows()).toHaveLength(1);
});

test("the list goes page by page in both directions, each limit once", async () => {
  const { account, key, set } = await aShop();
  const admin = personContext(account, await aPerson("admin"));
  for (let place = 0; place < 4; place += 1) await createApiKey(admin, { name: `Key ${place}` });
  await set({ applies_to: "address", calls_per_day: "5000" });
  const page = async (query: string) => {
    const { at, ids } = await call(list, { path: `${path}?limit=3&${query}`, key });
    return { ids, more: at("has_more") };
  };
  const first = await page("");
  const second = await page(`starting_after=${first.ids.at(-1)}`);
  const third = await page(`starting_after=${second.ids.at(-1)}`);
  expect([first.more, second.more, third.more]).toEqual([true, true, false]);
  expect(new Set([...first.ids, ...second.ids, ...third.ids]).size).toBe(7);
  const back = await page(`ending_before=${third.ids[0]}`);
  expect(back).toEqual({ ids: second.ids, more: true });
  const wrong = await call(list, { path: `${path}?starting_after=cus_x`, key });
  expect(wrong.at("error", "param")).toBe("starting_after");
});
