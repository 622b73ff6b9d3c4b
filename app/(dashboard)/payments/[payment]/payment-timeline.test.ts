import { expect, test } from "vitest";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { requestRefund } from "#domain/refunds/request-refund";
import { paymentStory } from "#domain/reports/payment-story";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { paymentTimeline } from "./payment-timeline.tsx";

test("the timeline says who asked, who said no and why, and what the bank said, newest first", async () => {
  const account = await anAccount();
  const ada = personContext(account, await aPerson("developer", "Ada"));
  const bo = personContext(account, await aPerson("admin", "Bo"));
  const owner = personContext(account, await aPerson("owner"));
  const policy = await proposePolicy(owner, { lines: [], approvalHours: 24, reason: "Trial" });
  await decidePolicy(bo, { policyId: policy.id, decision: "approved" });

  const key = keyContext(account);
  const { id } = await createPayment(key, { amountMinor: 10_000n, currency: "CNY" });
  const confirm = (method: string) =>
    confirmPayment(key, { paymentId: id, paymentMethodId: method }).catch(() => undefined);
  await confirm("pm_card_chargeDeclinedInsufficientFunds");
  await confirm("pm_card_visa");
  const refund = await requestRefund(ada, { paymentId: id, amountMinor: 2_500n });
  await rejectRefund(bo, { refundId: refund.id, reason: "It was delivered." });

  const story = await paymentStory(ada, { paymentId: id });
  const told = paymentTimeline(story, { account, locale: "en" });
  expect(told.map(({ actor, note, tone }) => [tone, actor, note])).toEqual([
    ["bad", "Bo", "It was delivered."],
    ["waiting", "Ada", "Needs 1 approval"],
    ["good", undefined, undefined],
    ["bad", undefined, "The card does not have enough funds."],
    ["quiet", "Through the API", undefined],
  ]);
  expect(told.slice(2).map(({ what }) => what)).toEqual([
    "Paid 100.00 CNY with Visa ••••\u00A04242",
    "Visa ••••\u00A09995 declined",
    "Payment of 100.00 CNY created",
  ]);
});
