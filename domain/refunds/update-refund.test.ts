import { expect, test } from "vitest";
import { requestRefund } from "#domain/refunds/request-refund";
import { updateRefund } from "#domain/refunds/update-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, outcomes, without } from "#e2e/support/outcomes";
import { paid, waitingRefund } from "#e2e/support/payment";

test("metadata changes by its keys, and nothing else does", async () => {
  const { ctx, paymentId } = await paid(100n);
  const refund = await requestRefund(ctx, { paymentId, metadata: new Map([["a", "1"]]) });
  const metadata = new Map([
    ["a", null],
    ["b", "2"],
  ]);
  const changed = await updateRefund(ctx, { refundId: refund.id, metadata });
  expect(changed).toEqual({ ...refund, metadata: { b: "2" }, version: 2n });
});

test("changes at once are all made, also while people decide", async () => {
  const { ctx, refund } = await waitingRefund();
  const change = (place: number) =>
    updateRefund(ctx, { refundId: refund.id, metadata: new Map([[`key-${place}`, "x"]]) });
  expect(new Set(await outcomes(atOnce(10, change)))).toEqual(new Set(["done"]));
  const { metadata } = await updateRefund(ctx, { refundId: refund.id });
  expect(Object.keys(metadata)).toHaveLength(10);
});

test("without the right, and for another account's refund, nothing changes", async () => {
  const { ctx, refund } = await waitingRefund();
  const input = { refundId: refund.id };
  const stranger = keyContext(await anAccount());
  await expect(updateRefund(without(ctx, "refunds:write"), input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(updateRefund(stranger, input)).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such refund.",
  });
});
