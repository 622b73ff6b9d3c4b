import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { listDecisions } from "#domain/refund-approvals/list-decisions";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { waitingRefund } from "#e2e/support/payment";
import { idToUuid } from "#platform/ids";

test("a no needs words, and frees the whole amount for another refund", async () => {
  const { account, approvers, ctx, paymentId, refund } = await waitingRefund();
  const refundId = refund.id;
  await expect(rejectRefund(approvers[0], { refundId, reason: " " })).rejects.toMatchObject({
    code: "reason_required",
    details: { param: "reason" },
  });
  const rejected = await rejectRefund(approvers[0], { refundId, reason: " Wrong customer. " });
  expect(rejected).toMatchObject({
    status: "canceled",
    closedReason: "approval_rejected",
    rejectionReason: "Wrong customer.",
  });
  const [decision] = await listDecisions(ctx, { refundId });
  expect(decision).toMatchObject({ decision: "rejected", reason: "Wrong customer." });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ available: { amountMinor: 10_000n }, held: { amountMinor: 0n } });
  await expect(requestRefund(ctx, { paymentId })).resolves.toMatchObject({ amountMinor: 10_000n });
  expect(await wrongs(account)).toEqual([]);
});

test("the database keeps no rejection without its words", async () => {
  const { account, refund } = await waitingRefund();
  for (const reason of [null, " "]) {
    const forced = sqlClient()`
      update refunds set status = 'canceled', closed_reason = 'approval_rejected',
        rejection_reason = ${reason}
      where account_id = ${idToUuid(account.id)} and id = ${idToUuid(refund.id)}`;
    await expect(forced).rejects.toMatchObject({ constraint_name: "refunds_rejection_has_reason" });
  }
});

test("one no is enough where two yeses are needed, but nobody says both", async () => {
  const { approvers, refund } = await waitingRefund({ approvals: 2 });
  const refundId = refund.id;
  await approveRefund(approvers[0], { refundId, requestHash: refund.requestHash });
  await expect(rejectRefund(approvers[0], { refundId, reason: "No." })).rejects.toMatchObject({
    code: "already_decided",
  });
  const rejected = await rejectRefund(approvers[1], { refundId, reason: "No." });
  expect(rejected).toMatchObject({ status: "canceled", approvalsGiven: 1 });
});

test("many noes at once reject it once", async () => {
  const { account, approvers, refund } = await waitingRefund();
  const reject = (place: number) =>
    rejectRefund(approvers[place % 3] ?? approvers[0], { refundId: refund.id, reason: "No." });
  const ended = await outcomes(atOnce(9, reject));
  expect(ended).toEqual(oneDone(8, "refund_not_pending"));
  expect(await wrongs(account)).toEqual([]);
});

test("no key, no stranger, nobody without the right and not who asked rejects", async () => {
  const { account, approvers, asker, refund } = await waitingRefund();
  const reject = (ctx: typeof asker) => rejectRefund(ctx, { refundId: refund.id, reason: "No." });
  await expect(reject(asker)).rejects.toMatchObject({ code: "self_approval" });
  const key = { ...keyContext(account), scopes: asker.scopes };
  await expect(reject(key)).rejects.toMatchObject({ code: "person_required" });
  await expect(reject(without(approvers[0], "refunds:approve"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const stranger = personContext(await anAccount(), await aPerson("owner"));
  await expect(reject(stranger)).rejects.toMatchObject({ code: "resource_missing" });
});
