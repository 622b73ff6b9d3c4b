import { expect, test } from "vitest";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { authorised, chargeOf, paid } from "#e2e/support/payment";

test("an authorised payment is no money of the merchant's until it is captured", async () => {
  const { ctx, paymentId } = await authorised(10_000n);
  const [held] = await retrieveBalance(ctx);
  expect(held).toMatchObject({ pending: { amountMinor: 0n }, available: { amountMinor: 0n } });
  await capturePayment(ctx, { paymentId });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(10_000n);
});

test("a part is captured with the fee on that part, and the rest is let go", async () => {
  const taken = await authorised(10_000n, { feeBasisPoints: 100, feeFixed: { CNY: "30" } });
  const { account, ctx, paymentId } = taken;
  const payment = await capturePayment(ctx, { paymentId, amountToCaptureMinor: 6_000n });
  expect(payment).toMatchObject({
    status: "succeeded",
    amountMinor: 10_000n,
    amountReceivedMinor: 6_000n,
    amountCapturableMinor: 0n,
  });
  expect(await chargeOf(taken)).toMatchObject({ amountCapturedMinor: 6_000n, feeMinor: 90n });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(5_910n);
  await expect(requestRefund(ctx, { paymentId, amountMinor: 6_001n })).rejects.toMatchObject({
    code: "refund_exceeds_charge",
  });
  expect(await wrongs(account)).toEqual([]);
});

test("twenty captures at once take the money once", async () => {
  const { account, ctx, paymentId } = await authorised(10_000n);
  const capture = (place: number) =>
    capturePayment(ctx, { paymentId, amountToCaptureMinor: BigInt(place + 1) * 100n });
  const ended = await outcomes(atOnce(20, capture));
  expect(ended).toEqual(oneDone(19, "payment_intent_unexpected_state"));
  const { amountReceivedMinor } = await retrievePayment(ctx, { paymentId });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(amountReceivedMinor);
  expect(await wrongs(account)).toEqual([]);
});

test("of captures and cancellations at once one wins, and refunds need a capture", async () => {
  const { account, ctx, paymentId } = await authorised(5_000n);
  const ended = await Promise.all([
    outcomes(atOnce(5, () => capturePayment(ctx, { paymentId }))),
    outcomes(atOnce(5, () => cancelPayment(ctx, { paymentId }))),
    outcomes(atOnce(5, () => requestRefund(ctx, { paymentId }))),
  ]);
  const [captures, cancellations, refunds] = ended.map(
    (codes) => codes.filter((code) => code === "done").length,
  );
  expect((captures ?? 0) + (cancellations ?? 0)).toBe(1);
  expect(refunds).toBeLessThanOrEqual(captures ?? 0);
  const { status } = await retrievePayment(ctx, { paymentId });
  expect(status).toBe(captures === 1 ? "succeeded" : "canceled");
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(captures === 1 && refunds === 0 ? 5_000n : 0n);
  expect(await wrongs(account)).toEqual([]);
});

test("nothing, less than nothing and more than was authorised is not captured", async () => {
  const { ctx, paymentId } = await authorised(100n);
  const capture = (amountToCaptureMinor: bigint) =>
    capturePayment(ctx, { paymentId, amountToCaptureMinor });
  expect(await outcomes([capture(0n), capture(-1n), capture(101n)])).toEqual([
    "amount_too_large",
    "amount_too_small",
    "amount_too_small",
  ]);
  expect(await retrievePayment(ctx, { paymentId })).toMatchObject({ status: "requires_capture" });
});

test("what is paid, without a right or of another account is not captured", async () => {
  const { ctx, paymentId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  const capture = (by: typeof ctx) => capturePayment(by, { paymentId });
  await expect(capture(ctx)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  await expect(capture(without(ctx, "payments:write"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(capture(stranger)).rejects.toMatchObject({ code: "resource_missing" });
});
