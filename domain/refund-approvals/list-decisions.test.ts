import { expect, test } from "vitest";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { listDecisions } from "#domain/refund-approvals/list-decisions";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { later, waitingRefund } from "#e2e/support/payment";

test("what people said to a refund is told in their order", async () => {
  const { approvers, ctx, refund } = await waitingRefund({ approvals: 2 });
  const named = { refundId: refund.id };
  expect(await listDecisions(ctx, named)).toEqual([]);
  await approveRefund(approvers[0], { ...named, requestHash: refund.requestHash });
  await rejectRefund(later(approvers[1], 1), { ...named, reason: "No." });
  expect(await listDecisions(ctx, named)).toMatchObject([
    { decidedBy: approvers[0].actor.id, decision: "approved", requestHash: refund.requestHash },
    { decidedBy: approvers[1].actor.id, decision: "rejected", reason: "No." },
  ]);
});

test("without the right, and for another account's refund, nothing is told", async () => {
  const { ctx, refund } = await waitingRefund();
  const named = { refundId: refund.id };
  await expect(listDecisions(without(ctx, "refunds:read"), named)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(listDecisions(keyContext(await anAccount()), named)).rejects.toMatchObject({
    code: "resource_missing",
  });
});
