import { expect, test } from "vitest";
import { currentPolicy } from "#domain/refund-policies/current-policy";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { anAccount, aPerson, personContext } from "#e2e/support/account";

test("a policy counts from its approval on, not from its proposal", async () => {
  const owner = personContext(await anAccount(), await aPerson("owner"));
  const line = { currency: "CNY", oneApprovalAboveMinor: "100", twoApprovalsAboveMinor: null };
  const terms = { lines: [line], approvalHours: 24, reason: "Trial" };
  const { id } = await proposePolicy(owner, terms);
  expect(await currentPolicy(owner)).toBeUndefined();
  const admin = personContext(owner.account, await aPerson("admin"));
  await decidePolicy(admin, { policyId: id, decision: "approved" });
  expect(await currentPolicy(owner)).toMatchObject({ id, lines: [line] });
});
