import { expect, test } from "vitest";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { take, waitingRefund } from "#e2e/support/payment";

test("refunds are found by charge, payment and status, and none by ids of others", async () => {
  const { ctx, refund, paymentId, chargeId } = await waitingRefund();
  const { id: otherId } = await take(ctx, { amountMinor: 300n });
  const other = await requestRefund(ctx, { paymentId: otherId });
  const find = async (filter: object) => {
    const { rows } = await listRefunds(ctx, { limit: 10, ...filter });
    return rows.map(({ id }) => id).toSorted();
  };
  expect(await find({})).toEqual([refund.id, other.id].toSorted());
  expect(await find({ chargeId })).toEqual([refund.id]);
  expect(await find({ paymentId })).toEqual([refund.id]);
  expect(await find({ paymentId: otherId })).toEqual([other.id]);
  expect(await find({ status: "succeeded" })).toEqual([]);
  expect(await find({ chargeId: "ch_nonsense" })).toEqual([]);

  const stranger = keyContext(await anAccount());
  for (const filter of [{}, { chargeId }, { paymentId }]) {
    const found = await listRefunds(stranger, { limit: 10, ...filter });
    expect(found).toEqual({ rows: [], hasMore: false });
  }
});

test("only who may read refunds is shown them", async () => {
  const ctx = without(keyContext(await anAccount()), "refunds:read");
  await expect(listRefunds(ctx, { limit: 1 })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
