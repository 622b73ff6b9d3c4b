import { expect, test } from "vitest";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { paid, take } from "#e2e/support/payment";

test("lines are found by type, currency and what they are for, and by nobody else", async () => {
  const { ctx, paymentId, chargeId } = await paid(1_000n);
  await take(ctx, { amountMinor: 5n, currency: "EUR" });
  const refund = await requestRefund(ctx, { paymentId });
  const find = async (filter: object) => {
    const { rows } = await listBalanceTransactions(ctx, { limit: 10, ...filter });
    return rows.map(({ sourceId }) => sourceId);
  };
  expect(await find({})).toHaveLength(3);
  expect(await find({ type: "refund" })).toEqual([refund.id]);
  expect(await find({ currency: "CNY", type: "charge" })).toEqual([chargeId]);
  expect(await find({ sourceId: refund.id })).toEqual([refund.id]);
  expect(await find({ sourceId: "nothing" })).toEqual([]);

  const stranger = keyContext(await anAccount());
  const found = await listBalanceTransactions(stranger, { limit: 10, sourceId: refund.id });
  expect(found).toEqual({ rows: [], hasMore: false });
});

test("only who may read the balance is shown its lines", async () => {
  const ctx = without(keyContext(await anAccount()), "balance:read");
  await expect(listBalanceTransactions(ctx, { limit: 1 })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
