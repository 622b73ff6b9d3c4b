import { expect, test } from "@playwright/test";
import * as z from "zod";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { scopesOfLevels } from "#domain/key-rights/key-rights";
import { setSpendingLimits } from "#domain/spending-limits/set-spending-limits";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { anIntegrator, call, post, sdk } from "#e2e/support/integrator";
import { aTrader, card, money } from "#e2e/support/trader";

const limitSchema = z.object({ id: z.string(), object: z.literal("rate_limit") });
const listSchema = z.object({ data: z.array(limitSchema), has_more: z.boolean() });
const path = "/v1/rate_limits";

/** An account with a key that sets limits and one that they are set for. */
async function aShop() {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const till = await createApiKey(admin, { name: "Till" });
  const manager = await createApiKey(admin, { name: "Manager" });
  return { account, admin, till, manager: sdk(manager.secret) };
}

test("a program limits a key, the key meets it, and the program takes it back", async () => {
  const { till, manager } = await aShop();
  const asked = { applies_to: "key", key: till.key.id, calls_per_day: 2 };
  const made = limitSchema.parse(await manager.rawRequest("POST", path, asked));
  const status = async () => (await call(till.secret, "/v1/balance")).status;
  await expect.poll(status).toBe(429);
  const shown = async (): Promise<unknown> => manager.rawRequest("GET", `${path}/${made.id}`);
  await expect.poll(shown).toMatchObject({
    applies_to: "key",
    key: till.key.id,
    calls_per_day: 2,
    set: { calls_per_day: 2, rate: null, burst: null, in_flight: null },
    usage: { calls_today: 2 },
  });
  const gone: unknown = await manager.rawRequest("DELETE", `${path}/${made.id}`);
  expect(gone).toMatchObject({ id: made.id, object: "rate_limit", deleted: true });
  await expect.poll(status).toBe(200);
  const listed = listSchema.parse(await manager.rawRequest("GET", `${path}?limit=2`));
  expect(listed).toMatchObject({ has_more: true });
});

test("setting a limit twice with one idempotency key sets it once and answers the same", async () => {
  const { manager } = await aShop();
  const asked = { applies_to: "route", route: "GET /v1/balance", rate: 5, burst: 9 };
  const idempotencyKey = `set-${String(Date.now())}`;
  const set = () => manager.rawRequest("POST", path, asked, { idempotencyKey });
  const first = limitSchema.parse(await set());
  expect(limitSchema.parse(await set())).toEqual(first);
});

test("what is wrong is refused at its field, and nobody sets what is another's or not their right", async () => {
  const { account, admin, till, manager } = await aShop();
  const set = async (key: string, form: string) => {
    const answer = await post(key, path, form);
    const { error } = z
      .object({ error: z.object({ code: z.string(), param: z.string().optional() }) })
      .parse(await answer.json());
    return [answer.status, error.code, error.param];
  };
  const { secret } = await createApiKey(admin, { name: "Another" });
  const wrong = [
    ["applies_to=account&rate=5", [400, "parameter_missing", "burst"]],
    ["applies_to=account&rate=9999999&burst=5", [400, "parameter_invalid", "rate"]],
    ["applies_to=address&in_flight=5", [400, "parameter_invalid", "in_flight"]],
    ["applies_to=route&route=GET /v1/moon&rate=1&burst=1", [400, "parameter_invalid", "route"]],
    ["applies_to=account&in_flight=5&money=1", [400, "parameter_unknown", "money"]],
  ] as const;
  for (const [form, told] of wrong) expect(await set(secret, form)).toEqual(told);
  const scopes = scopesOfLevels({ rate_limits: "read" });
  const reader = await createApiKey(admin, { name: "Reader", scopes });
  const form = "applies_to=account&calls_per_day=5";
  expect(await set(reader.secret, form)).toEqual([403, "more_permissions_required", undefined]);
  const own = `applies_to=key&key=${till.key.id}&calls_per_day=5`;
  expect(await set(till.secret, own)).toEqual([403, "more_permissions_required", "key"]);
  const stranger = (await anIntegrator()).key;
  expect(await set(stranger, own)).toEqual([404, "resource_missing", "key"]);
  const all: unknown = await manager.rawRequest("GET", `${path}?limit=100`);
  const parts = z.object({ data: z.array(z.object({ set: z.null() })) }).parse(all).data;
  expect(parts).toHaveLength(5);
  expect((await call(stranger, `${path}/${idOf(all)}`)).status).toBe(404);
  expect(account.id).toMatch(/^acct_/);
});

function idOf(list: unknown): string {
  return listSchema.parse(list).data[0]?.id ?? "";
}

test("fifty refunds at once over HTTP, by two keys, never go above the account's money of the day", async () => {
  test.setTimeout(180_000);
  const { account, stripe } = await aTrader();
  const paid = await stripe.paymentIntents.create({ ...money(1_000_000), ...card });
  const admin = personContext(account, await aPerson("admin"));
  const keys = [
    await createApiKey(admin, { name: "Till" }),
    await createApiKey(admin, { name: "Desk" }),
  ].map(({ secret }) => sdk(secret, { maxNetworkRetries: 0 }));
  const limit = { kind: "refunds", currency: "CNY", mostMinor: "500000" };
  await setSpendingLimits(admin, { spendingLimits: [limit] });
  const refund = async (place: number) =>
    keys[place % 2]?.refunds.create({ payment_intent: paid.id, amount: 30_000 });
  const first = async () => (await Promise.allSettled([refund(0)]))[0].status;
  expect(await first()).toBe("fulfilled");
  const ended = await Promise.allSettled(Array.from({ length: 49 }, (_, place) => refund(place)));
  const refused = ended.flatMap((one) => (one.status === "rejected" ? [one.reason as object] : []));
  expect(refused).toHaveLength(34);
  for (const reason of refused) {
    expect(reason).toMatchObject({
      code: "spending_limit_exceeded",
      statusCode: 403,
      param: "amount",
      message: expect.stringMatching(
        /^The account may move 5,000\.00 CNY .* 200\.00 CNY .*"account-money"/,
      ),
    });
  }
});
