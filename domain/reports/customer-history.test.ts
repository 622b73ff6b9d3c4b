import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { requestRefund } from "#domain/refunds/request-refund";
import { customerHistory } from "#domain/reports/customer-history";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";
import { newId } from "#platform/ids";

async function aCustomer() {
  const ctx = keyContext(await anAccount());
  const customer = await createCustomer(ctx, { name: "Ada", email: "ada@example.com" });
  return { ctx, customer, customerId: customer.id };
}

test("payments that went through are counted, and those of them that were refunded", async () => {
  const { ctx, customer, customerId } = await aCustomer();
  const other = await createCustomer(ctx, { name: "Grace" });
  const { id: paymentId } = await take(ctx, { customerId });
  await take(ctx, { customerId });
  await take(ctx, { customerId, captureMethod: "manual" });
  await take(ctx, { customerId: other.id });
  await take(ctx);
  for (const amountMinor of [10n, 20n]) await requestRefund(ctx, { paymentId, amountMinor });
  expect(await customerHistory(ctx, { customerId })).toEqual({
    id: customerId,
    name: "Ada",
    email: "ada@example.com",
    since: customer.createdAt,
    payments: { count: 2, hasMore: false },
    refunds: { count: 1, hasMore: false },
  });
});

test("one who has not bought anything has a history without payments", async () => {
  const { ctx, customerId } = await aCustomer();
  const history = await customerHistory(ctx, { customerId });
  expect(history).toMatchObject({ payments: { count: 0 }, refunds: { count: 0 } });
});

test("another account's customer has no history here, like one that never was", async () => {
  const { ctx, customerId } = await aCustomer();
  await take(ctx, { customerId });
  const stranger = keyContext(await anAccount());
  for (const id of [customerId, newId("cus", stranger.clock()), "cus_nonsense", ""]) {
    expect(await customerHistory(stranger, { customerId: id })).toBeUndefined();
  }
});

test("only who may read customers is told of one", async () => {
  const { ctx, customerId } = await aCustomer();
  const refused = customerHistory(without(ctx, "customers:read"), { customerId });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
