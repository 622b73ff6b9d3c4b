import { expect, test } from "vitest";
import { deleteCustomer } from "#domain/customer-states/delete-customer";
import { createCustomer } from "#domain/customers/create-customer";
import { updatePayment } from "#domain/payments/update-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { searchCharges } from "#domain/search/search-charges";
import { searchCustomers } from "#domain/search/search-customers";
import { nextPageAfter } from "#domain/search/search-page";
import { searchPayments } from "#domain/search/search-payments";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";

async function aTrade() {
  const ctx = keyContext(await anAccount());
  const order = (name: string) => ({ metadata: new Map([["order", name]]) });
  const tea = await take(ctx, { amountMinor: 500n, description: "Jasmine tea", ...order("A-1") });
  const pot = await take(ctx, { amountMinor: 9_000n, currency: "EUR", ...order("A-2") });
  const held = await take(ctx, { amountMinor: 700n, captureMethod: "manual" });
  return { ctx, tea, pot, held };
}

const limit = 10;

async function found(ctx: Awaited<ReturnType<typeof aTrade>>["ctx"], query: string) {
  return (await searchPayments(ctx, { query, limit })).rows.map(({ id }) => id);
}

test("payments are found by status, amount, words and metadata, newest first", async () => {
  const { ctx, tea, pot, held } = await aTrade();
  expect(await found(ctx, "status:'succeeded'")).toEqual([pot.id, tea.id]);
  expect(await found(ctx, "amount>=700")).toEqual([held.id, pot.id]);
  expect(await found(ctx, "amount<700 OR currency:'eur'")).toEqual([pot.id, tea.id]);
  expect(await found(ctx, "description~'JASMINE'")).toEqual([tea.id]);
  expect(await found(ctx, `metadata["order"]:"a-2"`)).toEqual([pot.id]);
  expect(await found(ctx, `metadata["order"]:null`)).toEqual([held.id]);
  expect(await found(ctx, `-metadata["order"]:"A-1"`)).toEqual([held.id, pot.id]);
  expect(await found(ctx, `created>${Math.floor(Date.now() / 1000) + 60}`)).toEqual([]);
});

test("metadata is found by what it says now, whatever it has said before", async () => {
  const { ctx, tea } = await aTrade();
  const say = (order: string | null) =>
    updatePayment(ctx, { paymentId: tea.id, metadata: new Map([["order", order]]) });
  const finds = async () =>
    Promise.all(["A-1", "B-1"].map((order) => found(ctx, `metadata["order"]:"${order}"`)));
  expect(await finds()).toEqual([[tea.id], []]);
  await say("B-1");
  expect(await finds()).toEqual([[], [tea.id]]);
  await say("A-1");
  expect(await finds()).toEqual([[tea.id], []]);
  await say(null);
  expect(await finds()).toEqual([[], []]);
});

test("what any of several texts leads to is found once", async () => {
  const { ctx, tea, pot } = await aTrade();
  const either = `metadata["order"]:"A-1" OR metadata["order"]:"A-2" OR amount:500`;
  expect(await found(ctx, either)).toEqual([pot.id, tea.id]);
  expect(await found(ctx, `${either} OR status:'requires_capture'`)).toHaveLength(3);
  expect(await found(ctx, "status:'succeeded' AND currency:'eur'")).toEqual([pot.id]);
  expect(await found(ctx, "status:'never was'")).toEqual([]);
});

test("long texts and texts of any script are found, upper and lower case being one", async () => {
  const ctx = keyContext(await anAccount());
  const text = `ÄÖ 西湖龙井 ${"x".repeat(450)}É`;
  const order = new Map([["Bestellung Nr.", text]]);
  const { id } = await createCustomer(ctx, { phone: "+49 30 1", metadata: order });
  const { rows } = await searchCustomers(ctx, {
    query: `metadata["Bestellung Nr."]:"${text}" AND phone:'+49 30 1'`,
    limit,
  });
  expect(rows).toMatchObject([{ id }]);
});

test("a charge is found by the metadata of its payment and by its card's last four", async () => {
  const { ctx, tea } = await aTrade();
  const find = async (query: string) =>
    (await searchCharges(ctx, { query, limit })).rows.map(({ id }) => id);
  expect(await find(`metadata["order"]:"a-1"`)).toEqual([tea.latestChargeId]);
  expect(await find("payment_method_details.card.last4:'4242' AND amount<600")).toEqual([
    tea.latestChargeId,
  ]);
  expect(await find("payment_method_details.card.last4:'0000'")).toEqual([]);
});

test("a search is turned page by page", async () => {
  const { ctx, tea, pot, held } = await aTrade();
  const first = await searchPayments(ctx, { query: "amount>0", limit: 2 });
  expect(first.rows.map(({ id }) => id)).toEqual([held.id, pot.id]);
  expect(first.hasMore).toBe(true);
  const page = nextPageAfter(pot.id);
  const second = await searchPayments(ctx, { query: "amount>0", limit: 2, page });
  expect(second).toMatchObject({ hasMore: false, rows: [{ id: tea.id }] });
});

test("charges are found by their card and by what came back of them", async () => {
  const { ctx, tea } = await aTrade();
  await requestRefund(ctx, { paymentId: tea.id });
  const query = "refunded:true AND payment_method_details.card.last4:'4242'";
  const { rows } = await searchCharges(ctx, { query, limit });
  expect(rows.map(({ id }) => id)).toEqual([tea.latestChargeId]);
  const other = await searchCharges(ctx, {
    query: "payment_method_details.card.brand:'amex' OR payment_method_details.card.exp_year<2000",
    limit,
  });
  expect(other.rows).toEqual([]);
});

test("customers are found by parts of a name, and not once they are deleted", async () => {
  const ctx = keyContext(await anAccount());
  const { id } = await createCustomer(ctx, { name: "Ada O'Neil", email: "ada@example.com" });
  const search = () => searchCustomers(ctx, { query: `name~"o'neil" AND -phone:'1'`, limit });
  expect((await search()).rows).toMatchObject([{ id }]);
  await deleteCustomer(ctx, { customerId: id });
  expect((await search()).rows).toEqual([]);
});

test("a search finds nothing of another account, and asks for the right first", async () => {
  const { tea } = await aTrade();
  const stranger = keyContext(await anAccount());
  expect(await found(stranger, `metadata["order"]:"A-1" OR amount>0`)).toEqual([]);
  const page = nextPageAfter(tea.id);
  expect(await searchPayments(stranger, { query: "amount>0", limit, page })).toMatchObject({
    rows: [],
  });
  for (const [search, scope] of [
    [searchPayments, "payments:read"],
    [searchCharges, "payments:read"],
    [searchCustomers, "customers:read"],
  ] as const) {
    const input = { query: "created>0", limit };
    await expect(search(without(stranger, scope), input)).rejects.toMatchObject({
      code: "more_permissions_required",
    });
  }
});

for (const [query, words] of [
  ["card:'4242'", "cannot ask for card"],
  ["amount:'much'", "needs a whole number"],
  ["amount~5", "can use ~ on texts alone"],
  ["description~'ab'", "needs 3 characters"],
  ["status>'a'", "cannot use > on status"],
] as const) {
  test(`the query ${query} is refused in words that name what is wrong`, async () => {
    const search = searchPayments(keyContext(await anAccount()), { query, limit });
    const refusal = { code: "parameter_invalid", details: { param: "query" } };
    await expect(search).rejects.toMatchObject(refusal);
    await expect(search).rejects.toThrow(words);
  });
}

test("a page that is none is refused by its name", async () => {
  const ctx = keyContext(await anAccount());
  await expect(
    searchPayments(ctx, { query: "amount>0", limit, page: "nonsense" }),
  ).rejects.toMatchObject({ details: { param: "page" } });
});
