import { expect, test } from "vitest";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { settleByHand } from "#domain/channel-operations/settle-by-hand";
import { settleOperation } from "#domain/channel-operations/settle-operation";
import { requestRefund } from "#domain/refunds/request-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { anAccount, workerContext } from "#e2e/support/account";
import {
  askPayment,
  askRefund,
  type Doubtful,
  doubtful,
  hearNotifications,
  lastTold,
  resolveAll,
  settler,
  standing,
} from "#e2e/support/in-doubt";
import { outcomes, wrongs } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";

async function available(here: Doubtful): Promise<bigint> {
  const [balance] = await retrieveBalance(here.ctx);
  return balance?.available.amountMinor ?? 0n;
}

async function said(here: Doubtful, paymentId: string) {
  const { evidence } = await lastTold(here, paymentId);
  return evidence.map(({ source, says, effect }) => [source, says, effect].join(" "));
}

test("a late answer is waited for, and its notification takes the money once", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "late");
  const waiting = await standing(here, id);
  expect(waiting.payment.status).toBe("processing");
  expect(waiting.charge).toMatchObject({ status: "pending", captured: false, authorisedAt: null });
  expect(await available(here)).toBe(0n);
  here.forward(4);
  await hearNotifications(here);
  await hearNotifications(here);
  const after = await standing(here, id);
  expect(after.payment).toMatchObject({ status: "succeeded", amountReceivedMinor: 10_000n });
  expect(after.charge).toMatchObject({ status: "succeeded", captured: true });
  expect(after.charge.openOperationId).toBeNull();
  expect(await available(here)).toBe(10_000n);
  expect(await said(here, id)).toEqual([
    "request  none",
    "answer pending moved",
    "notification succeeded moved",
    "notification succeeded none",
  ]);
  expect(await wrongs(here.account)).toEqual([]);
});

test("a late no leaves the payment ready for another try, and no money anywhere", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "late_declined");
  here.forward(4);
  await hearNotifications(here);
  const { payment, charge } = await standing(here, id);
  expect(payment).toMatchObject({
    status: "requires_payment_method",
    lastFailure: { code: "card_declined", declineCode: "generic_decline" },
  });
  expect(charge).toMatchObject({ status: "failed", openOperationId: null });
  expect(await available(here)).toBe(0n);
  expect(await wrongs(here.account)).toEqual([]);
});

test("a notification that comes twice after a quick yes changes nothing", async () => {
  const here = await doubtful();
  const payment = await askPayment(here, "twice");
  expect(payment.status).toBe("succeeded");
  here.forward(5);
  await hearNotifications(here);
  expect(await available(here)).toBe(10_000n);
  expect(await said(here, payment.id)).toEqual([
    "request  none",
    "answer succeeded moved",
    "notification succeeded none",
    "notification succeeded none",
  ]);
  expect(await wrongs(here.account)).toEqual([]);
});

test("a lost answer is found by looking up, as the yes or the no that it was", async () => {
  const here = await doubtful();
  const [yes, no] = [await askPayment(here, "lost"), await askPayment(here, "lost_declined")];
  for (const { status } of [yes, no]) expect(status).toBe("processing");
  await resolveAll(here, yes.id);
  await resolveAll(here, no.id);
  expect((await standing(here, yes.id)).payment.status).toBe("succeeded");
  expect((await standing(here, no.id)).payment.status).toBe("requires_payment_method");
  expect(await said(here, yes.id)).toEqual([
    "request  none",
    "answer silence moved",
    "look_up succeeded moved",
  ]);
  expect(await available(here)).toBe(10_000n);
  expect(await wrongs(here.account)).toEqual([]);
});

test("what never arrived fails only once the channel has closed it for good", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "never");
  await resolveAll(here, id);
  const { payment } = await standing(here, id);
  expect(payment).toMatchObject({
    status: "requires_payment_method",
    lastFailure: { code: "processing_error" },
  });
  expect(payment.lastFailure?.message).toContain("No money has moved");
  expect(await said(here, id)).toEqual([
    "request  none",
    "answer silence moved",
    "look_up not_found none",
    "look_up not_found none",
    "look_up not_found none",
    "closing closed moved",
  ]);
  expect(await wrongs(here.account)).toEqual([]);
});

test("a state for people waits for one: what they find out is booked, with their reason", async () => {
  for (const wentThrough of [true, false]) {
    const here = await doubtful();
    const { id } = await askPayment(here, "review");
    const { operation } = await lastTold(here, id);
    expect(operation.state).toBe("needs_person");
    const found = { operationId: operation.id, wentThrough, reason: "Bank statement of today." };
    const settled = await settleByHand(await settler(here), found);
    expect(settled.state).toBe(wentThrough ? "succeeded" : "failed");
    const { payment } = await standing(here, id);
    expect(payment.status).toBe(wentThrough ? "succeeded" : "requires_payment_method");
    expect(await available(here)).toBe(wentThrough ? 10_000n : 0n);
    expect(await wrongs(here.account)).toEqual([]);
  }
});

test("an end that people have settled is not undone by a late message, but shown against it", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "review");
  const { operation } = await lastTold(here, id);
  const operationId = operation.id;
  const found = { operationId, wentThrough: false, reason: "The bank says no." };
  await settleByHand(await settler(here), found);
  const message = {
    source: "notification",
    state: "succeeded",
    sequence: 9,
    failure: null,
  } as const;
  await settleOperation(here.worker, { operationId, message });
  expect((await standing(here, id)).payment.status).toBe("requires_payment_method");
  expect((await said(here, id)).at(-1)).toBe("notification succeeded contradicts");
  expect(await wrongs(here.account)).toEqual([]);
});

test("while a payment is in doubt nothing else can be asked about it", async () => {
  const here = await doubtful();
  const { ctx } = here;
  const { id: paymentId } = await askPayment(here, "late");
  const ended = await outcomes([
    capturePayment(ctx, { paymentId }),
    cancelPayment(ctx, { paymentId }),
    requestRefund(ctx, { paymentId }),
  ]);
  expect(new Set(ended)).toEqual(new Set(["payment_intent_unexpected_state"]));
});

test("a refund in doubt keeps its money held, and ends as the channel says", async () => {
  for (const [outcome, status] of [
    ["late", "succeeded"],
    ["lost", "succeeded"],
    ["lost_declined", "failed"],
    ["never", "failed"],
  ] as const) {
    const here = await doubtful({ feeBasisPoints: 290 });
    const { id: paymentId } = await take(here.ctx);
    const refund = await askRefund(here, { paymentId, outcome });
    expect(refund.status).toBe("pending");
    const [held] = await retrieveBalance(here.ctx);
    expect(held?.held.amountMinor).toBe(9_710n);
    await expect(requestRefund(here.ctx, { paymentId, amountMinor: 1n })).rejects.toMatchObject({
      code: "operation_in_doubt",
    });
    here.forward(5);
    await resolveAll(here, paymentId);
    const end = await retrieveRefund(here.ctx, { refundId: refund.id });
    expect(end.status).toBe(status);
    const { charge } = await standing(here, paymentId);
    const isBack = status === "succeeded";
    expect(charge.amountRefundedMinor).toBe(isBack ? 10_000n : 0n);
    expect(charge.amountRefundReservedMinor).toBe(charge.amountRefundedMinor);
    expect(await available(here)).toBe(isBack ? 0n : 9_710n);
    expect(await wrongs(here.account)).toEqual([]);
  }
});

test("another account's operation is none of ours", async () => {
  const here = await doubtful();
  const { id } = await askPayment(here, "late");
  const { operation } = await lastTold(here, id);
  const message = {
    source: "notification",
    state: "succeeded",
    sequence: 9,
    failure: null,
  } as const;
  const input = { operationId: operation.id, message };
  const elsewhere = workerContext(await anAccount());
  await expect(settleOperation(elsewhere, input)).rejects.toMatchObject({
    code: "resource_missing",
  });
  await expect(settleOperation(here.ctx, input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
