import { expect, test } from "vitest";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { createPayment } from "#domain/payments/create-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";

async function paid(amountMinor: bigint, fields = {}) {
  const ctx = keyContext(await anAccount(fields));
  const payment = await createPayment(ctx, {
    amountMinor,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  return { ctx, paymentId: payment.id };
}

test("refunds asked for at the same moment never add up to more than the payment", async () => {
  const { ctx, paymentId } = await paid(100n);
  const ask = () => requestRefund(ctx, { paymentId, amountMinor: 40n });
  const asked = await Promise.allSettled([ask(), ask(), ask(), ask()]);
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(20n);
});

test("a full refund returns the fee, so the balance is where it was before the payment", async () => {
  const { ctx, paymentId } = await paid(10_000n, { feeBasisPoints: 290, feeFixed: { CNY: "30" } });
  const [before] = await retrieveBalance(ctx);
  expect(before?.available.amountMinor).toBe(9_680n);
  await requestRefund(ctx, { paymentId, amountMinor: 3_333n });
  await requestRefund(ctx, { paymentId });
  const [after] = await retrieveBalance(ctx);
  expect(after?.available.amountMinor).toBe(0n);
  await expect(requestRefund(ctx, { paymentId })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
});
