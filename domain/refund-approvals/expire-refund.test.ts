import { expect, test } from "vitest";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { expireRefund } from "#domain/refund-approvals/expire-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { anAccount, workerContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, wrongs } from "#e2e/support/outcomes";
import { later, waitingRefund } from "#e2e/support/payment";

test("a refund whose time has passed ends, and what it held is free", async () => {
  const { account, ctx, refund } = await waitingRefund();
  const worker = workerContext(account);
  const named = { refundId: refund.id };
  await expect(expireRefund(worker, named)).rejects.toMatchObject({ code: "refund_not_pending" });
  const ended = await outcomes(atOnce(5, () => expireRefund(later(worker, 72), named)));
  expect(ended).toEqual(oneDone(4, "refund_not_pending"));
  expect(await retrieveRefund(ctx, named)).toMatchObject({
    status: "canceled",
    closedReason: "approval_expired",
  });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ available: { amountMinor: 10_000n }, held: { amountMinor: 0n } });
  expect(await wrongs(account)).toEqual([]);
});

test("only the worker ends refunds, and only those of the account it acts for", async () => {
  const { asker, refund } = await waitingRefund();
  const named = { refundId: refund.id };
  await expect(expireRefund(later(asker, 100), named)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const elsewhere = later(workerContext(await anAccount()), 100);
  await expect(expireRefund(elsewhere, named)).rejects.toMatchObject({ code: "resource_missing" });
});
