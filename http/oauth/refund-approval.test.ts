import { expect, test } from "vitest";
import { POST as pay } from "#app/v1/payment_intents/route";
import { POST as refund } from "#app/v1/refunds/route";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { aPerson, personContext } from "#e2e/support/account";
import { call } from "#e2e/support/handler";
import { aScene, tokensOf } from "#e2e/support/oauth-flow";
import { byHandlers } from "#e2e/support/oauth-handlers";
import { requireApprovalAbove } from "#e2e/support/shop";

test("what an application asks to refund waits for a second person, who is not the one that allowed it", async () => {
  const scene = await aScene(byHandlers);
  await requireApprovalAbove(scene.account, 10n);
  const { access_token: key } = await tokensOf(scene);
  const paid = await call(pay, {
    method: "POST",
    path: "/v1/payment_intents",
    key,
    form: { amount: "100", currency: "cny", payment_method: "pm_card_visa", confirm: "true" },
  });
  const asked = await call(refund, {
    method: "POST",
    path: "/v1/refunds",
    key,
    form: { payment_intent: paid.textAt("id"), amount: "50" },
  });
  expect([asked.status, asked.at("status")]).toEqual([200, "pending"]);
  const owner = personContext(scene.account, await aPerson("owner"));
  const { id: refundId, requestHash } = await retrieveRefund(owner, {
    refundId: asked.textAt("id"),
  });
  const seen = { refundId, requestHash };
  const allower = personContext(scene.account, scene.member.person);
  await expect(approveRefund(allower, seen)).rejects.toMatchObject({
    code: "self_approval",
  });
  const second = personContext(scene.account, await aPerson("admin"));
  expect((await approveRefund(second, seen)).status).toBe("succeeded");
});
