import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { createPayment } from "#domain/payments/create-payment";
import { type ListPaymentsInput, listPayments } from "#domain/payments/list-payments";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { paid, take } from "#e2e/support/payment";

async function shop() {
  const ctx = keyContext(await anAccount());
  const { id: customerId } = await createCustomer(ctx, { email: "jane@example.com" });
  const open = await createPayment(ctx, { amountMinor: 5n, currency: "EUR", customerId });
  const visa = await take(ctx, { amountMinor: 700n, receiptEmail: "joe@example.com" });
  const mastercard = await take(ctx, { amountMinor: 700n, paymentMethodId: "pm_card_mastercard" });
  const find = async (filter: Partial<ListPaymentsInput>) => {
    const { rows } = await listPayments(ctx, { limit: 10, ...filter });
    return rows.map(({ id }) => id).toSorted();
  };
  return { ctx, customerId, find, open: open.id, visa: visa.id, mastercard: mastercard.id };
}

test("payments are found by customer, status, currency and amount", async () => {
  const { customerId, find, open, visa, mastercard } = await shop();
  expect(await find({})).toEqual([open, visa, mastercard].toSorted());
  expect(await find({ customerId })).toEqual([open]);
  expect(await find({ status: "succeeded" })).toEqual([visa, mastercard].toSorted());
  expect(await find({ currency: "EUR" })).toEqual([open]);
  expect(await find({ amountMinor: 700n, status: "succeeded" })).toHaveLength(2);
  expect(await find({ customerId: "cus_nonsense" })).toEqual([]);
});

test("what a person types finds an id, a charge, an e-mail address or a card", async () => {
  const { ctx, find, open, visa, mastercard } = await shop();
  const { rows } = await listPayments(ctx, { limit: 1, search: mastercard });
  expect(rows).toMatchObject([{ id: mastercard }]);
  const [charged] = rows;
  expect(await find({ search: charged?.latestChargeId ?? "" })).toEqual([mastercard]);
  expect(await find({ search: "4444" })).toEqual([mastercard]);
  expect(await find({ search: "JOE@example.com" })).toEqual([visa]);
  expect(await find({ search: "jane@example.com" })).toEqual([open]);
  expect(await find({ search: "nothing" })).toEqual([]);
});

test("pages go by the last id in both directions, and say whether there is more", async () => {
  const ctx = keyContext(await anAccount());
  const at = ctx.clock();
  for (let second = 0; second < 5; second += 1) {
    const clock = () => at.add({ seconds: second });
    await createPayment({ ...ctx, clock }, { amountMinor: 1n, currency: "CNY" });
  }
  const first = await listPayments(ctx, { limit: 2 });
  expect(first.hasMore).toBe(true);
  const second = await listPayments(ctx, { limit: 3, startingAfter: first.rows.at(-1)?.id });
  expect(second).toMatchObject({ hasMore: false });
  expect(second.rows).toHaveLength(3);
  const back = await listPayments(ctx, { limit: 2, endingBefore: second.rows[0]?.id });
  expect(back.rows).toEqual(first.rows);
  const recent = await listPayments(ctx, { limit: 9, created: { gte: at.add({ seconds: 3 }) } });
  expect(recent.rows).toHaveLength(2);
});

test("nothing of another account is found, by whatever filter", async () => {
  const { paymentId, chargeId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  for (const search of [paymentId, chargeId, "4242"]) {
    expect(await listPayments(stranger, { limit: 10, search })).toEqual({
      rows: [],
      hasMore: false,
    });
  }
  expect(await listPayments(stranger, { limit: 10 })).toEqual({ rows: [], hasMore: false });
  await expect(
    listPayments(without(stranger, "payments:read"), { limit: 10 }),
  ).rejects.toMatchObject({ code: "more_permissions_required" });
});
