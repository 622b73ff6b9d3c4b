import { expect, test } from "vitest";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { chargeView } from "#domain/charges/charge-view";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { closeCustomer } from "#domain/customer-states/close-customer";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { unfreezeCustomer } from "#domain/customer-states/unfreeze-customer";
import { type CreatePaymentInput, createPayment } from "#domain/payments/create-payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { aPerson, personContext } from "#e2e/support/account";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { aLine, enact } from "#e2e/support/payment";
import { aBankAccount, aSaver, type Saver, storedMinor } from "#e2e/support/wallet";

function pay({ ctx, customerId }: Saver, input: Partial<CreatePaymentInput> = {}) {
  return createPayment(ctx, {
    amountMinor: 600n,
    currency: "CNY",
    customerId,
    paymentMethodData: { type: "customer_balance" },
    confirm: true,
    ...input,
  });
}

async function history({ ctx, customerId }: Saver) {
  const { rows } = await listWalletTransactions(ctx, { customerId, limit: 100 });
  return rows
    .map(({ type, netMinor, endingBalanceMinor }) => [type, netMinor, endingBalanceMinor])
    .toReversed();
}

test("a payment takes the stored balance and gives it to the merchant", async () => {
  const saver = await aSaver(1_000n);
  const payment = await pay(saver);
  expect(payment).toMatchObject({ status: "succeeded", amountReceivedMinor: 600n });
  expect(await storedMinor(saver)).toBe(400n);
  expect(await history(saver)).toEqual([
    ["funded", 1_000n, 1_000n],
    ["applied_to_payment", -600n, 400n],
  ]);
  const charge = await retrieveCharge(saver.ctx, { chargeId: payment.latestChargeId ?? "" });
  expect(chargeView(charge, saver.account).payment_method_details).toEqual({
    type: "customer_balance",
    customer_balance: {},
  });
  expect(await wrongs(saver.account)).toEqual([]);
});

test("a balance that is too small is a decline, which is kept and moves nothing", async () => {
  const saver = await aSaver(599n);
  await expect(pay(saver)).rejects.toMatchObject({
    code: "card_declined",
    details: {
      declineCode: "insufficient_funds",
      payment: { status: "requires_payment_method" },
    },
  });
  expect(await storedMinor(saver)).toBe(599n);
  expect(await wrongs(saver.account)).toEqual([]);
});

test("whoever pays by stored balance has to be named", async () => {
  const saver = await aSaver(0n);
  const call = pay(saver, { customerId: undefined });
  await expect(call).rejects.toMatchObject({
    code: "parameter_missing",
    details: { param: "customer" },
  });
});

test("what is authorised is gone from the balance, and comes back as far as it is not taken", async () => {
  const saver = await aSaver(1_000n);
  const { ctx, account } = saver;
  const first = await pay(saver, { captureMethod: "manual" });
  expect(first).toMatchObject({ status: "requires_capture" });
  expect(await storedMinor(saver)).toBe(400n);
  expect(await wrongs(account)).toEqual([]);
  await capturePayment(ctx, { paymentId: first.id, amountToCaptureMinor: 250n });
  expect(await storedMinor(saver)).toBe(750n);
  expect(await wrongs(account)).toEqual([]);
  const second = await pay(saver, { captureMethod: "manual", amountMinor: 750n });
  expect(
    await outcomes([closeCustomer(ctx, { customerId: saver.customerId, reason: "x" })]),
  ).toEqual(["balance_not_zero"]);
  await cancelPayment(ctx, { paymentId: second.id });
  expect(await history(saver)).toEqual([
    ["funded", 1_000n, 1_000n],
    ["applied_to_payment", -600n, 400n],
    ["unapplied_from_payment", 350n, 750n],
    ["applied_to_payment", -750n, 0n],
    ["unapplied_from_payment", 750n, 750n],
  ]);
  expect(await wrongs(account)).toEqual([]);
});

test("a refund goes back to the stored balance", async () => {
  const saver = await aSaver(1_000n);
  const { ctx, account } = saver;
  const { id: paymentId } = await pay(saver);
  await requestRefund(ctx, { paymentId, amountMinor: 100n });
  await requestRefund(ctx, { paymentId });
  expect((await history(saver)).slice(2)).toEqual([
    ["refunded_from_payment", 100n, 500n],
    ["refunded_from_payment", 500n, 1_000n],
  ]);
  expect(await wrongs(account)).toEqual([]);
});

test("a refund that waits goes back with the last yes, or not at all", async () => {
  const saver = await aSaver(1_000n);
  const { ctx, account, customerId } = saver;
  const { id: paymentId } = await pay(saver, { amountMinor: 1_000n });
  await enact(account, [aLine(0n)]);
  const approver = personContext(account, await aPerson("admin"));
  const waiting = await requestRefund(ctx, { paymentId, amountMinor: 400n });
  const other = await requestRefund(ctx, { paymentId, amountMinor: 300n });
  expect(await storedMinor(saver)).toBe(0n);
  const closing = closeCustomer(ctx, { customerId, reason: "x" });
  expect(await outcomes([closing])).toEqual(["balance_not_zero"]);
  await rejectRefund(approver, { refundId: other.id, reason: "No." });
  const { id: refundId, requestHash } = waiting;
  await freezeCustomer(ctx, { customerId, reason: "Under review." });
  const frozen = approveRefund(approver, { refundId, requestHash });
  expect(await outcomes([frozen, requestRefund(ctx, { paymentId })])).toEqual([
    "account_frozen",
    "account_frozen",
  ]);
  await unfreezeCustomer(ctx, { customerId });
  await approveRefund(approver, { refundId, requestHash });
  expect(await storedMinor(saver)).toBe(400n);
  expect(await wrongs(account)).toEqual([]);
});

test("payments, withdrawals and refunds at once never take more than there is", async () => {
  const saver = await aSaver(2_000n);
  const { ctx, account, customerId } = saver;
  const paid = await pay(saver, { amountMinor: 500n });
  const calls = atOnce(50, (place): Promise<unknown> => {
    const amountMinor = BigInt(40 + ((place * 37) % 200));
    if (place % 10 === 0) return requestRefund(ctx, { paymentId: paid.id, amountMinor: 50n });
    if (place % 3 === 0) {
      return withdraw(ctx, { customerId, amountMinor, currency: "CNY", ...aBankAccount });
    }
    return pay(saver, { amountMinor, captureMethod: place % 2 ? "manual" : "automatic" });
  });
  const ended = new Set(await outcomes(calls));
  expect(ended).toEqual(new Set(["balance_insufficient", "card_declined", "done"]));
  expect(await storedMinor(saver)).toBeGreaterThanOrEqual(0n);
  expect(await wrongs(account)).toEqual([]);
  expect(await retrievePayment(ctx, { paymentId: paid.id })).toMatchObject({ status: "succeeded" });
});
