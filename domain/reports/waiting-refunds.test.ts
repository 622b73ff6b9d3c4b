import { expect, test } from "vitest";
import { createPayment } from "#domain/payments/create-payment";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { requestRefund } from "#domain/refunds/request-refund";
import { waitingRefunds } from "#domain/reports/waiting-refunds";
import { anAccount, aPerson, personContext } from "#e2e/support/account";

test("only what waits is counted, with the moment the first of it lapses", async () => {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("owner"));
  expect(await waitingRefunds(ctx)).toEqual({
    count: 0,
    hasMore: false,
    firstExpiresAt: undefined,
  });

  const line = { currency: "CNY", oneApprovalAboveMinor: "100", twoApprovalsAboveMinor: null };
  const policy = await proposePolicy(ctx, { lines: [line], approvalHours: 24, reason: "Trial" });
  const second = personContext(account, await aPerson("admin"));
  await decidePolicy(second, { policyId: policy.id, decision: "approved" });
  const payment = await createPayment(ctx, {
    amountMinor: 1_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  const ask = (amountMinor: bigint) => requestRefund(ctx, { paymentId: payment.id, amountMinor });
  await ask(50n);
  const first = await ask(200n);
  await ask(300n);
  expect(await waitingRefunds(ctx)).toEqual({
    count: 2,
    hasMore: false,
    firstExpiresAt: first.approvalExpiresAt,
  });
});
