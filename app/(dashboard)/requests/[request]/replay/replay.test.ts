import { expect, test } from "vitest";
import { endpointAt } from "#app/v1/endpoints";
import { POST as createPayment } from "#app/v1/payment_intents/route";
import { accounts } from "#db/schema/merchants";
import type { Account, Context } from "#domain/access/context";
import { listPayments } from "#domain/payments/list-payments";
import { flushRequests } from "#domain/request-log/log-request";
import { retrieveRequest } from "#domain/request-log/retrieve-request";
import { asProgram } from "#domain/request-replays/as-program";
import { listSandboxes } from "#domain/request-replays/list-sandboxes";
import { loadSandbox } from "#domain/request-replays/load-sandbox";
import { accountRow, anAccount, insertRows, personContext } from "#e2e/support/account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { aMember } from "#e2e/support/member";
import { markedLines } from "./marked-lines.ts";
import { replayable, replayRequest } from "./replayable.ts";

const missing = { code: "resource_missing", message: "No such sandbox." };

/** A merchant with a live account and a sandbox, and one of its people in the live one. */
async function aMerchant(role: "analyst" | "developer" | "owner" = "owner") {
  const live = await anAccount({ mode: "live" });
  const sandbox = accountRow({ merchantId: live.merchantId });
  await insertRows([{ table: accounts, row: sandbox }]);
  const { person } = await aMember(live, role);
  return { live, sandbox, ctx: personContext(live, person) };
}

async function replayed(ctx: Context, account: Account, form: Readonly<Record<string, unknown>>) {
  const who = asProgram(await loadSandbox(ctx, { accountId: account.id }));
  const request = { method: "POST", path: "/v1/payment_intents" };
  const endpoint = await endpointAt("POST", "/v1/payment_intents");
  const answer = await endpoint?.answerAs(replayRequest(request, form, "replay-1"), who);
  return { status: answer?.status, id: answer?.headers.get("request-id") ?? "" };
}

test("what was asked of the live account is asked of a sandbox, and of nothing else", async () => {
  const { live, sandbox, ctx } = await aMerchant();
  const key = await anApiKeyOf(live);
  const form = {
    amount: "700",
    currency: "cny",
    confirm: "true",
    "payment_method_data[type]": "card",
    "payment_method_data[card][number]": "4242424242424242",
    "payment_method_data[card][cvc]": "123",
    "payment_method_data[card][exp_month]": "12",
    "payment_method_data[card][exp_year]": "2031",
    "metadata[note]": "token tg_test_0123456789abcdef",
  };
  const answer = await call(createPayment, {
    method: "POST",
    path: "/v1/payment_intents",
    key,
    form,
  });
  await flushRequests();
  const requestId = answer.headers.get("request-id") ?? "";
  const request = await retrieveRequest(ctx, { requestId });
  const { parameters, replaced, missing: open } = replayable(request);
  expect(replaced).toEqual(["payment_method_data[card]"]);
  expect(open).toEqual(["metadata[note]"]);
  expect(parameters).toMatchObject({ payment_method_data: { card: { token: "tok_visa" } } });

  const before = await listPayments(ctx, { limit: 9 });
  const made = await replayed(ctx, sandbox, parameters);
  expect(made.status).toBe(200);
  expect((await listPayments(ctx, { limit: 9 })).rows).toEqual(before.rows);
  const there = await loadSandbox(ctx, { accountId: sandbox.id });
  expect((await listPayments(there, { limit: 9 })).rows).toMatchObject([{ amountMinor: 700n }]);
  await flushRequests();
  const now = await retrieveRequest(there, { requestId: made.id });
  expect(now).toMatchObject({ keyId: null, idempotencyKey: "replay-1", status: 200 });
  await expect(loadSandbox(ctx, { accountId: live.id })).rejects.toMatchObject(missing);
  expect((await listSandboxes(ctx)).map(({ account }) => account.id)).toEqual([sandbox.id]);
});

test("a replay may do what both the person and a key may", async () => {
  const money = { amount: "700", currency: "cny" };
  const { sandbox, ctx } = await aMerchant("developer");
  const { scopes } = asProgram(await loadSandbox(ctx, { accountId: sandbox.id }));
  expect(scopes.has("requests:read")).toBe(false);
  const reader = { ...ctx, scopes: new Set(["requests:read", "account:read"] as const) };
  expect((await loadSandbox(reader, { accountId: sandbox.id })).scopes).toEqual(
    (await loadSandbox(ctx, { accountId: sandbox.id })).scopes,
  );
  const analyst = await aMerchant("analyst");
  const refused = { code: "more_permissions_required" };
  const { id: accountId } = analyst.sandbox;
  await expect(loadSandbox(analyst.ctx, { accountId })).rejects.toMatchObject(refused);
  const { status } = await replayed(ctx, sandbox, money);
  expect([200, 403]).toContain(status);
});

test("nobody replays into another merchant's sandbox", async () => {
  const { ctx } = await aMerchant();
  const { sandbox } = await aMerchant();
  await expect(loadSandbox(ctx, { accountId: sandbox.id })).rejects.toMatchObject(missing);
  await expect(loadSandbox(ctx, { accountId: "acct_0" })).rejects.toMatchObject(missing);
});

test("the lines of two answers that differ are marked in both", () => {
  const marked = (one: unknown, other: unknown) =>
    markedLines(one, other).flatMap(({ text, differs }) => (differs ? [text.trim()] : []));
  const before = { id: "pi_1", amount: 7, list: [1, 2], empty: {}, gone: null };
  const after = { id: "pi_2", amount: 7, list: [1], empty: {} };
  expect(marked(before, after)).toEqual(['"id": "pi_1",', "2", '"gone": null']);
  expect(marked(after, before)).toEqual(['"id": "pi_2",']);
  expect(
    markedLines(before, after)
      .map(({ text }) => text)
      .join("\n"),
  ).toBe(JSON.stringify(before, null, 2));
  expect(marked({}, "cut")).toEqual(["{}"]);
});
