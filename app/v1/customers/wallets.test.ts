import { expect, test } from "vitest";
import * as balance from "#app/v1/customers/[customer]/cash_balance/route";
import * as transactions from "#app/v1/customers/[customer]/cash_balance_transactions/route";
import * as closing from "#app/v1/customers/[customer]/close/route";
import * as freezing from "#app/v1/customers/[customer]/freeze/route";
import * as customer from "#app/v1/customers/[customer]/route";
import * as topUps from "#app/v1/customers/[customer]/top_ups/route";
import * as transfers from "#app/v1/customers/[customer]/transfers/route";
import * as withdrawals from "#app/v1/customers/[customer]/withdrawals/route";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { wrongs } from "#e2e/support/outcomes";
import { anotherSaver, aSaver, storedMinor } from "#e2e/support/wallet";

const money = { amount: "1000", currency: "cny" };
const bank = {
  "destination[account_holder_name]": "Ada",
  "destination[account_number]": "000123456789",
};

async function aCaller(stored: bigint) {
  const saver = await aSaver(stored);
  const key = await anApiKeyOf(saver.account);
  return { ...saver, key, path: `/v1/customers/${saver.customerId}` };
}

test("each move is made once, however often and at whatever pace it is asked for", async () => {
  const caller = await aCaller(5_000n);
  const { key, path, account } = caller;
  const payee = await anotherSaver(caller, 0n);
  const moves = [
    [topUps.POST, "top_ups", { ...money, "bank_transfer[reference]": "INV 7" }],
    [withdrawals.POST, "withdrawals", { ...money, ...bank }],
    [transfers.POST, "transfers", { ...money, destination: payee.customerId }],
  ] as const;
  for (const [handler, name, form] of moves) {
    const headers = { "idempotency-key": name };
    const sent = { method: "POST", path: `${path}/${name}`, key, form, headers } as const;
    const answers = await Promise.all(Array.from({ length: 5 }, () => call(handler, sent)));
    answers.push(await call(handler, sent));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.at(-1)?.headers.get("idempotent-replayed")).toBe("true");
  }
  expect(await storedMinor(caller)).toBe(4_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("a declined top-up is answered as a card's decline, and again as it was", async () => {
  const { key, path } = await aCaller(0n);
  const form = { ...money, payment_method: "pm_card_chargeDeclined" };
  const headers = { "idempotency-key": "once" };
  const sent = { method: "POST", path: `${path}/top_ups`, key, form, headers } as const;
  const answer = await call(topUps.POST, sent);
  expect(answer).toMatchObject({
    status: 402,
    body: { error: { type: "card_error", code: "card_declined", decline_code: "generic_decline" } },
  });
  expect((await call(topUps.POST, sent)).text).toBe(answer.text);
  expect((await call(topUps.GET, { path: `${path}/top_ups`, key })).ids).toHaveLength(1);
});

test("the cash balance stands under its own address, and in the customer where asked", async () => {
  const { key, path } = await aCaller(1_234n);
  const alone = await call(balance.GET, { path: `${path}/cash_balance`, key });
  expect(alone.body).toMatchObject({ object: "cash_balance", available: { cny: 1_234 } });
  const plain = await call(customer.GET, { path, key });
  expect(plain.at("cash_balance")).toBeUndefined();
  const whole = await call(customer.GET, { path: `${path}?expand[]=cash_balance`, key });
  expect(whole.at("cash_balance")).toEqual(alone.body);
});

test("the moves are listed newest first, by currency and by page", async () => {
  const { key, path } = await aCaller(1_000n);
  const form = { amount: "7", currency: "usd", "bank_transfer[reference]": "x" };
  await call(topUps.POST, { method: "POST", path: `${path}/top_ups`, key, form });
  const list = (query: string) =>
    call(transactions.GET, { path: `${path}/cash_balance_transactions?${query}`, key });
  expect((await list("")).at("data", 0, "net_amount")).toBe(7);
  expect((await list("limit=1")).at("has_more")).toBe(true);
  expect((await list("currency=cny")).ids).toHaveLength(1);
});

test("who is frozen is refused by name, and who has money is not closed", async () => {
  const { key, path } = await aCaller(1_000n);
  const form = { reason: "Under review." };
  const frozen = await call(freezing.POST, { method: "POST", path: `${path}/freeze`, key, form });
  expect(frozen.body).toMatchObject({ status: "frozen", status_reason: "Under review." });
  const out = { method: "POST", path: `${path}/withdrawals`, key, form: { ...money, ...bank } };
  expect(await call(withdrawals.POST, { ...out, method: "POST" })).toMatchObject({
    status: 400,
    body: { error: { code: "account_frozen", param: "customer" } },
  });
  const close = { method: "POST", path: `${path}/close`, key, form } as const;
  expect(await call(closing.POST, close)).toMatchObject({
    status: 400,
    body: { error: { code: "balance_not_zero" } },
  });
});
