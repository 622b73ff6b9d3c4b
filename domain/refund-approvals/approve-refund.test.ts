import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { expireRefund } from "#domain/refund-approvals/expire-refund";
import { listDecisions } from "#domain/refund-approvals/list-decisions";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import {
  aLine,
  chargeOf,
  enact,
  later,
  paid,
  type Waiting,
  waitingRefund,
} from "#e2e/support/payment";
import { idToUuid } from "#platform/ids";

function approve({ refund }: Pick<Waiting, "refund">, ctx: Waiting["asker"]) {
  return approveRefund(ctx, { refundId: refund.id, requestHash: refund.requestHash });
}

test("with another person's yes the money goes back, and everything says so", async () => {
  const waiting = await waitingRefund({ account: { feeBasisPoints: 100 } });
  const { account, approvers, ctx, refund } = waiting;
  const paidBack = await approve(waiting, approvers[0]);
  expect(paidBack).toMatchObject({ status: "succeeded", approvalsGiven: 1, feeReturnMinor: 40n });
  expect(paidBack.balanceTransactionId).not.toBeNull();
  expect(await chargeOf(waiting)).toMatchObject({ amountRefundedMinor: 4_000n });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ available: { amountMinor: 5_940n }, held: { amountMinor: 0n } });
  const [decision] = await listDecisions(ctx, { refundId: refund.id });
  expect(decision).toMatchObject({ decidedBy: approvers[0].actor.id, decision: "approved" });
  expect(await wrongs(account)).toEqual([]);
});

test("above the second limit the first yes moves nothing, the second all of it", async () => {
  const waiting = await waitingRefund({ approvals: 2 });
  const { account, approvers, ctx } = waiting;
  const once = await approve(waiting, approvers[0]);
  expect(once).toMatchObject({ status: "pending", approvalsGiven: 1, approvalsRequired: 2 });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ held: { amountMinor: 4_000n } });
  expect(await approve(waiting, approvers[1])).toMatchObject({ status: "succeeded" });
  expect(await wrongs(account)).toEqual([]);
});

test("nobody approves what they asked for, by the rule and by the database", async () => {
  const waiting = await waitingRefund();
  const { account, asker, refund } = waiting;
  await expect(approve(waiting, asker)).rejects.toMatchObject({ code: "self_approval" });
  const sql = sqlClient();
  const forced = (requestedBy: string | null) => sql`
    insert into refund_decisions (account_id, refund_id, decided_by, requested_by, decision,
      request_hash, decided_at)
    select account_id, id, requested_by, ${requestedBy}, 'approved', request_hash, now()
    from refunds where account_id = ${idToUuid(account.id)} and id = ${idToUuid(refund.id)}`;
  await expect(forced(idToUuid(refund.requestedBy))).rejects.toMatchObject({
    constraint_name: "refund_decisions_four_eyes",
  });
  const someoneElse = await aPerson("admin");
  await expect(forced(idToUuid(someoneElse.id))).rejects.toMatchObject({
    constraint_name: "refund_decisions_of_request",
  });
  await expect(forced(null)).rejects.toMatchObject({ column_name: "requested_by" });
});

test("the database pays no refund that has fewer approvals than it needs", async () => {
  const { account, refund } = await waitingRefund();
  const forced = sqlClient()`
    update refunds set status = 'succeeded'
    where account_id = ${idToUuid(account.id)} and id = ${idToUuid(refund.id)}`;
  await expect(forced).rejects.toMatchObject({ constraint_name: "refunds_approved_before_paid" });
});

test("the maker of a key cannot approve what the key has asked for", async () => {
  const { account, paymentId } = await paid(10_000n);
  await enact(account, [aLine(0n)]);
  const maker = await aPerson("admin");
  const key = keyContext(account, {
    actor: { kind: "api_key", id: "key_test", name: "Key", createdBy: maker.id },
  });
  const refund = await requestRefund(key, { paymentId });
  await expect(approve({ refund }, personContext(account, maker))).rejects.toMatchObject({
    code: "self_approval",
  });
  const other = personContext(account, await aPerson("admin"));
  expect(await approve({ refund }, other)).toMatchObject({ status: "succeeded" });
});

test("one person does not count twice, neither in turn nor at once", async () => {
  const waiting = await waitingRefund({ approvals: 2 });
  const { account, approvers, ctx, refund } = waiting;
  const ended = await outcomes(atOnce(8, () => approve(waiting, approvers[0])));
  expect(ended).toEqual(oneDone(7, "already_decided"));
  expect(await retrieveRefund(ctx, { refundId: refund.id })).toMatchObject({
    status: "pending",
    approvalsGiven: 1,
  });
  const forced = sqlClient()`
    insert into refund_decisions select * from refund_decisions
    where account_id = ${idToUuid(account.id)} and refund_id = ${idToUuid(refund.id)}`;
  await expect(forced).rejects.toMatchObject({ code: "23505" });
});

test("two people who say the last two yeses at once pay it back once", async () => {
  const waiting = await waitingRefund({ approvals: 2 });
  const { account, approvers, ctx } = waiting;
  const ended = await outcomes(approvers.map((approver) => approve(waiting, approver)));
  expect(ended).toEqual(["done", "done", "refund_not_pending"]);
  const charge = await chargeOf(waiting);
  expect(charge).toMatchObject({ amountRefundedMinor: 4_000n });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(6_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("of yes, no, cancel and expiry at once exactly one decides", async () => {
  for (let round = 0; round < 4; round += 1) {
    const waiting = await waitingRefund();
    const { account, approvers, ctx, refund } = waiting;
    const named = { refundId: refund.id };
    const ended = await outcomes([
      approve(waiting, approvers[0]),
      rejectRefund(approvers[1], { ...named, reason: "No." }),
      cancelRefund(ctx, named),
      expireRefund(later(workerContext(account), 100), named),
    ]);
    expect(ended.filter((code) => code === "done")).toHaveLength(1);
    const { status } = await retrieveRefund(ctx, named);
    const [balance] = await retrieveBalance(ctx);
    expect(balance).toMatchObject({
      available: { amountMinor: status === "succeeded" ? 6_000n : 10_000n },
      held: { amountMinor: 0n },
    });
    expect(await wrongs(account)).toEqual([]);
  }
});

test("approvals and new refunds of one payment at once give back no more than it was", async () => {
  const { account, ctx, paymentId } = await paid(10_000n, { feeBasisPoints: 333 });
  const asker = personContext(account, await aPerson("admin"));
  const other = personContext(account, await aPerson("admin"));
  await enact(account, [aLine(0n)]);
  const ask = () => requestRefund(asker, { paymentId, amountMinor: 700n });
  const asked = await Promise.all(atOnce(10, ask));
  const ended = await outcomes([
    ...asked.map((refund) => approve({ refund }, other)),
    ...atOnce(10, ask),
  ]);
  expect(ended.filter((code) => code === "done")).toHaveLength(14);
  expect(await chargeOf({ ctx, chargeId: asked[0]?.chargeId ?? "ch_" })).toMatchObject({
    amountRefundedMinor: 7_000n,
    amountRefundReservedMinor: 9_800n,
  });
  expect(await wrongs(account)).toEqual([]);
});

test("no key, no person without the right and no stranger approves", async () => {
  const waiting = await waitingRefund();
  const { account, approvers } = waiting;
  const key = { ...keyContext(account), scopes: approvers[0].scopes };
  await expect(approve(waiting, keyContext(account))).rejects.toMatchObject({
    code: "person_required",
  });
  await expect(approve(waiting, key)).rejects.toMatchObject({ code: "person_required" });
  await expect(approve(waiting, without(approvers[0], "refunds:approve"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const stranger = personContext(await anAccount(), await aPerson("owner"));
  await expect(approve(waiting, stranger)).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such refund.",
  });
});

test("a yes counts only for what was shown, not for what it was changed to", async () => {
  const waiting = await waitingRefund();
  const { account, approvers, refund } = waiting;
  const otherwise = { refundId: refund.id, requestHash: "0".repeat(64) };
  await expect(approveRefund(approvers[0], otherwise)).rejects.toMatchObject({
    code: "approval_mismatch",
  });
  await sqlClient()`
    update refunds set amount_minor = amount_minor + 1
    where account_id = ${idToUuid(account.id)} and id = ${idToUuid(refund.id)}`;
  await expect(approve(waiting, approvers[0])).rejects.toMatchObject({ code: "approval_mismatch" });
});

test("a yes that comes too late is refused, from the very moment on", async () => {
  const waiting = await waitingRefund();
  const { approvers, refund } = waiting;
  const at = (moment: Temporal.Instant) => ({ ...approvers[0], clock: () => moment });
  const lapses = refund.approvalExpiresAt ?? refund.createdAt;
  await expect(approve(waiting, at(lapses))).rejects.toMatchObject({ code: "approval_expired" });
  const justBefore = at(lapses.subtract({ milliseconds: 1 }));
  expect(await approve(waiting, justBefore)).toMatchObject({ status: "succeeded" });
});
