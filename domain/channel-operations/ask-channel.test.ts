import { expect, test } from "vitest";
import type { Once } from "#domain/access/context";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { askedForPayment, askedForRefund } from "#domain/channel-operations/ask-channel";
import { askSandbox, lookUpAtSandbox } from "#domain/channels/sandbox-acquirer";
import { Replay } from "#domain/idempotency/replay";
import { authenticatePayment } from "#domain/payment-authentication/authenticate-payment";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { listPayments } from "#domain/payments/list-payments";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { aPerson, personContext } from "#e2e/support/account";
import {
  askPayment,
  type Doubtful,
  doubtful,
  hearNotifications,
  lastTold,
  reservePayment,
  resolveAll,
  standing,
  told,
  toldOf,
} from "#e2e/support/in-doubt";
import { wrongs } from "#e2e/support/outcomes";
import { aLine, enact, take } from "#e2e/support/payment";

let keys = 0;

function once(): Once {
  keys += 1;
  return {
    key: `key ${keys}`,
    fingerprint: "f",
    answer: (result) => {
      const said = result instanceof Object && "status" in result ? String(result.status) : "";
      return { status: 200, body: said };
    },
    refusal: ({ code }) => ({ status: 402, body: code }),
  };
}

const card = { amountMinor: 10_000n, currency: "CNY", confirm: true } as const;
const visa = { ...card, paymentMethodId: "pm_card_visa" } as const;

/** What the same request is answered when it comes again. */
async function again(here: Doubtful, key: Once): Promise<string> {
  const repeat = createPayment({ ...here.ctx, once: key }, { ...visa, metadata: told("late") });
  const error: unknown = await repeat.catch((thrown: unknown) => thrown);
  if (error instanceof Replay) return error.answer.body;
  return error instanceof Object && "code" in error ? String(error.code) : "done again";
}

test("a request whose process dies before the call is charged nothing, and says so", async () => {
  const here = await doubtful();
  const key = once();
  const { id } = await reservePayment({ ctx: { ...here.ctx, once: key } }, "late");
  expect(await again(here, key)).toBe("idempotency_key_in_use");
  here.forward(11);
  expect(await again(here, key)).toBe("processing");
  await resolveAll(here, id);
  expect((await standing(here, id)).payment.status).toBe("requires_payment_method");
  expect(await again(here, key)).toBe("processing");
  const { operation } = await lastTold(here, id);
  expect(await askSandbox(operation, here.clock)).toMatchObject({ state: "closed" });
  expect(await wrongs(here.account)).toEqual([]);
});

test("a request whose process dies after the call is charged once, found by looking up", async () => {
  const here = await doubtful();
  const key = once();
  const { id } = await reservePayment({ ctx: { ...here.ctx, once: key } }, "twice");
  const { operation } = await lastTold(here, id);
  await askSandbox(operation, here.clock);
  expect(await again(here, key)).toBe("idempotency_key_in_use");
  await hearNotifications(here);
  here.forward(11);
  await resolveAll(here, id);
  expect((await standing(here, id)).payment.status).toBe("succeeded");
  expect(await again(here, key)).toBe("processing");
  await hearNotifications(here);
  expect(await toldOf(here, id)).toHaveLength(1);
  expect(await wrongs(here.account)).toEqual([]);
});

test("a request that was answered in time is answered the same again, a no as a no", async () => {
  const here = await doubtful();
  const [yes, no] = [once(), once()];
  const paid = await askPayment({ ctx: { ...here.ctx, once: yes } }, "twice");
  expect(paid.status).toBe("succeeded");
  expect(await again(here, yes)).toBe("succeeded");
  const declined = askPayment({ ctx: { ...here.ctx, once: no } }, "twice", {
    paymentMethodId: "pm_card_chargeDeclined",
  });
  await expect(declined).rejects.toMatchObject({ code: "card_declined" });
  expect(await again(here, no)).toBe("card_declined");
});

test("an answer that comes too late to be the request's own is settled and not told twice", async () => {
  const here = await doubtful();
  const key = once();
  const reserve = async () => {
    const payment = await reservePayment({ ctx: { ...here.ctx, once: key } }, "twice");
    here.forward(11);
    return payment;
  };
  const payment = await askedForPayment(reserve)({ ...here.ctx, once: key }, {});
  expect(payment.status).toBe("processing");
  expect(await again(here, key)).toBe("processing");
});

test("a notification that overtakes the answer ends it, and what comes later changes nothing", async () => {
  const here = await doubtful();
  const asking = askPayment(here, "out_of_order");
  const first = async () => (await listPayments(here.ctx, { limit: 1 })).rows[0];
  await expect
    .poll(async () => {
      await hearNotifications(here);
      return (await first())?.status;
    })
    .toBe("succeeded");
  const answered = await asking;
  expect(answered).toMatchObject({ id: (await first())?.id, status: "succeeded" });
  here.forward(5);
  await hearNotifications(here);
  const { evidence } = await lastTold(here, answered.id);
  const after = evidence.filter(({ effect }) => effect !== "moved");
  expect(after.map(({ source, says }) => `${source} ${says}`)).toContain("answer pending");
  expect(after.map(({ source, says }) => `${source} ${says}`)).toContain("notification pending");
  expect(await wrongs(here.account)).toEqual([]);
});

test("a capture in doubt keeps the hold, and ends as captured or as held before", async () => {
  for (const [outcome, status] of [
    ["lost", "succeeded"],
    ["lost_declined", "requires_capture"],
    ["never", "requires_capture"],
  ] as const) {
    const here = await doubtful();
    const { id: paymentId } = await take(here.ctx, { captureMethod: "manual" });
    const input = { paymentId, amountToCaptureMinor: 6_000n, metadata: told(outcome) };
    const asked = await askedForPayment(capturePayment)(here.ctx, input);
    expect(asked).toMatchObject({ status: "processing", amountCapturableMinor: 0n });
    expect(await wrongs(here.account)).toEqual([]);
    await resolveAll(here, paymentId);
    const { payment, charge } = await standing(here, paymentId);
    const isTaken = status === "succeeded";
    expect(payment.status).toBe(status);
    expect(payment.amountCapturableMinor).toBe(isTaken ? 0n : 10_000n);
    expect(charge.amountCapturedMinor).toBe(isTaken ? 6_000n : 0n);
    expect(charge.openOperationId).toBeNull();
    expect(await wrongs(here.account)).toEqual([]);
    if (isTaken) continue;
    const retaken = await capturePayment(here.ctx, { paymentId });
    expect(retaken).toMatchObject({ status: "succeeded", amountReceivedMinor: 10_000n });
    expect(await wrongs(here.account)).toEqual([]);
  }
});

test("a cancellation in doubt keeps the hold, and ends as canceled or as held before", async () => {
  for (const [outcome, status] of [
    ["late", "canceled"],
    ["late_declined", "requires_capture"],
  ] as const) {
    const here = await doubtful();
    const metadata = new Map([["sandbox_cancel_outcome", outcome]]);
    const held = await take(here.ctx, { captureMethod: "manual", metadata });
    const paymentId = held.id;
    expect(held.status).toBe("requires_capture");
    const input = { paymentId, reason: "duplicate" };
    const asked = await askedForPayment(cancelPayment)(here.ctx, input);
    expect(asked.status).toBe("processing");
    here.forward(4);
    await hearNotifications(here);
    const { payment } = await standing(here, paymentId);
    const reason = status === "canceled" ? "duplicate" : null;
    expect(payment).toMatchObject({ status, cancellationReason: reason });
    expect(await wrongs(here.account)).toEqual([]);
  }
});

test("after a step-up the remote channel is asked, by the payer's own request", async () => {
  const here = await doubtful();
  const stepUp = { paymentMethodId: "pm_card_authenticationRequired" };
  const waiting = await askPayment(here, "late", stepUp);
  expect(waiting.status).toBe("requires_action");
  const { id: paymentId, clientSecret } = waiting;
  const payer = { ...here.ctx, scopes: new Set(["payments:authenticate"] as const) };
  const input = { paymentId, clientSecret, outcome: "approved" } as const;
  const asked = await askedForPayment(authenticatePayment)(payer, input);
  expect(asked.status).toBe("processing");
  await resolveAll(here, paymentId);
  expect((await standing(here, paymentId)).payment.status).toBe("succeeded");
});

test("a payment that failed in doubt can be tried again, with a reference of its own", async () => {
  const here = await doubtful();
  const { id: paymentId } = await askPayment(here, "lost_declined");
  await resolveAll(here, paymentId);
  const retry = { paymentId, paymentMethodId: "pm_card_visa" };
  await askedForPayment(confirmPayment)(here.ctx, retry);
  await resolveAll(here, paymentId);
  const operations = await toldOf(here, paymentId);
  expect(new Set(operations.map(({ operation }) => operation.id)).size).toBe(2);
  for (const { operation } of operations) {
    expect(await lookUpAtSandbox(operation, here.clock)).toMatchObject({ state: "failed" });
  }
  expect(await wrongs(here.account)).toEqual([]);
});

test("an approved refund in doubt can be neither rejected nor approved once more", async () => {
  const here = await doubtful();
  const { id: paymentId } = await take(here.ctx);
  await enact(here.account, [aLine(0n)]);
  const asked = { paymentId, metadata: told("late") };
  const refund = await askedForRefund(requestRefund)(here.ctx, asked);
  const person = personContext(here.account, await aPerson("admin"), { clock: here.clock });
  const input = { refundId: refund.id, requestHash: refund.requestHash };
  expect(await askedForRefund(approveRefund)(person, input)).toMatchObject({ status: "pending" });
  const other = personContext(here.account, await aPerson("admin"), { clock: here.clock });
  await expect(approveRefund(other, input)).rejects.toMatchObject({ code: "refund_not_pending" });
  await expect(rejectRefund(other, { refundId: refund.id, reason: "No." })).rejects.toMatchObject({
    code: "refund_not_pending",
  });
  expect(await wrongs(here.account)).toEqual([]);
  here.forward(4);
  await hearNotifications(here);
  expect((await standing(here, paymentId)).charge.amountRefundedMinor).toBe(10_000n);
  expect(await wrongs(here.account)).toEqual([]);
});

test("an outcome that the sandbox does not know is refused by name", async () => {
  const here = await doubtful();
  const odd = new Map([["sandbox_outcome", "sideways"]]);
  await expect(createPayment(here.ctx, { ...visa, metadata: odd })).rejects.toMatchObject({
    code: "parameter_invalid",
    details: { param: "metadata[sandbox_outcome]" },
  });
});
