import { expect, test } from "vitest";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { refundCase } from "#domain/reports/refund-case";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { chargeOf, take, waitingRefund } from "#e2e/support/payment";
import { aShop } from "#e2e/support/shop";
import { newId } from "#platform/ids";

test("a case shows what was asked, of which charge, by whom, and who has agreed so far", async () => {
  const waiting = await waitingRefund({ approvals: 2 });
  const { asker, approvers, refund } = waiting;
  const named = { refundId: refund.id };
  await approveRefund(approvers[0], { ...named, requestHash: refund.requestHash });
  const found = await refundCase(approvers[1], named);
  expect(found.refund).toMatchObject({ id: refund.id, status: "pending", approvalsGiven: 1 });
  expect(found.charge).toEqual(await chargeOf(waiting));
  expect(found.decisions).toMatchObject([{ decidedBy: approvers[0].actor.id }]);
  expect(Object.fromEntries(found.names)).toEqual({
    [`person:${asker.actor.id}`]: "Asker",
    [`person:${approvers[0].actor.id}`]: "One",
  });
});

test("the balance is that of the refund's currency, without what the refund holds", async () => {
  const { ctx, refund } = await waitingRefund({ paidMinor: 10_000n, amountMinor: 4_000n });
  await take(ctx, { currency: "JPY" });
  const { balance } = await refundCase(ctx, { refundId: refund.id });
  expect(balance).toMatchObject({
    currency: "CNY",
    [refund.balanceKind]: { amountMinor: 6_000n },
    held: { amountMinor: 4_000n },
  });
});

test("the customer comes with what they have paid; where there is none, there is no history", async () => {
  const { ctx, customer, refund } = await aShop();
  const { customer: history } = await refundCase(ctx, { refundId: refund.id });
  expect(history).toMatchObject({ id: customer.id, payments: { count: 1 }, refunds: { count: 0 } });
  const bare = await waitingRefund();
  expect((await refundCase(bare.ctx, { refundId: bare.refund.id })).customer).toBeUndefined();
});

test("a case that is closed keeps the reason and what the ledger did for it", async () => {
  const { approvers, ctx, refund } = await waitingRefund();
  const named = { refundId: refund.id };
  await rejectRefund(approvers[0], { ...named, reason: "Not ours." });
  const found = await refundCase(ctx, named);
  expect(found.refund.status).not.toBe("pending");
  expect(found.decisions).toMatchObject([{ decision: "rejected", reason: "Not ours." }]);
  expect(found.transfers.every(({ subject }) => subject === refund.id)).toBe(true);
  expect(found.balance).toMatchObject({ held: { amountMinor: 0n } });
});

test("another account's refund has no case here, like one that never was", async () => {
  const { refund } = await waitingRefund();
  const stranger = keyContext(await anAccount());
  for (const refundId of [refund.id, newId("re", stranger.clock()), "re_nonsense"]) {
    await expect(refundCase(stranger, { refundId })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such refund.",
    });
  }
});

test("only who may read refunds is shown a case", async () => {
  const { ctx, refund } = await waitingRefund();
  const refused = refundCase(without(ctx, "refunds:read"), { refundId: refund.id });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
