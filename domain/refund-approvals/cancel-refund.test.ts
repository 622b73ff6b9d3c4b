import { expect, test } from "vitest";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { paid, waitingRefund } from "#e2e/support/payment";

test("a refund that waits can be taken back, and what it held is free", async () => {
  const { account, ctx, refund } = await waitingRefund();
  const canceled = await cancelRefund(ctx, { refundId: refund.id });
  expect(canceled).toMatchObject({ status: "canceled", closedReason: "canceled_by_requester" });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ available: { amountMinor: 10_000n }, held: { amountMinor: 0n } });
  expect(await wrongs(account)).toEqual([]);
});

test("a refund that was given back stays so", async () => {
  const { ctx, paymentId } = await paid(100n);
  const { id: refundId } = await requestRefund(ctx, { paymentId });
  await expect(cancelRefund(ctx, { refundId })).rejects.toMatchObject({
    code: "refund_not_cancelable",
  });
});

test("ten cancellations at once free the amount once", async () => {
  const { account, ctx, refund } = await waitingRefund();
  const ended = await outcomes(atOnce(10, () => cancelRefund(ctx, { refundId: refund.id })));
  expect(ended).toEqual(oneDone(9, "refund_not_cancelable"));
  expect(await wrongs(account)).toEqual([]);
});

test("without the right, and for another account's refund, nothing is canceled", async () => {
  const { ctx, refund } = await waitingRefund();
  const named = { refundId: refund.id };
  const stranger = keyContext(await anAccount());
  await expect(cancelRefund(without(ctx, "refunds:write"), named)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(cancelRefund(stranger, named)).rejects.toMatchObject({ code: "resource_missing" });
});
