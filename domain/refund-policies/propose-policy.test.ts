import { expect, test } from "vitest";
import { type ProposePolicyInput, proposePolicy } from "#domain/refund-policies/propose-policy";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without } from "#e2e/support/outcomes";
import { aLine } from "#e2e/support/payment";

const asked: ProposePolicyInput = { lines: [aLine(100n)], approvalHours: 24, reason: " Fraud. " };

async function anAdmin() {
  return personContext(await anAccount(), await aPerson("admin"));
}

test("a proposal waits, written in one way, and nothing is in force by it", async () => {
  const ctx = await anAdmin();
  const line = { ...aLine(7n, 9n), currency: "cny", oneApprovalAboveMinor: "007" };
  const policy = await proposePolicy(ctx, { ...asked, lines: [line] });
  expect(policy).toMatchObject({
    status: "proposed",
    lines: [{ currency: "CNY", oneApprovalAboveMinor: "7", twoApprovalsAboveMinor: "9" }],
    reason: "Fraud.",
    proposedBy: ctx.actor.id,
    decidedBy: null,
  });
});

test("of proposals made at once there is one", async () => {
  const ctx = await anAdmin();
  const ended = await outcomes(atOnce(10, () => proposePolicy(ctx, asked)));
  expect(ended).toEqual(oneDone(9, "policy_change_pending"));
});

test("limits that are no whole numbers, in no currency or in no order are refused", async () => {
  const ctx = await anAdmin();
  const limits = ["", " 1 ", "-1", "0x10", "1e3", "1.5", "1".repeat(16)];
  const lines = [
    ...limits.map((oneApprovalAboveMinor) => [{ ...aLine(0n), oneApprovalAboveMinor }]),
    [{ ...aLine(0n), twoApprovalsAboveMinor: "x" }],
    [aLine(10n, 9n)],
    [aLine(1n), { ...aLine(2n), currency: "cny" }],
  ];
  for (const wrong of lines) {
    await expect(proposePolicy(ctx, { ...asked, lines: wrong })).rejects.toMatchObject({
      code: "parameter_invalid",
      details: { param: "lines" },
    });
  }
  const unknown = proposePolicy(ctx, { ...asked, lines: [{ ...aLine(1n), currency: "XXX" }] });
  await expect(unknown).rejects.toMatchObject({ code: "currency_not_supported" });
});

test("a time that is none, and a change without a reason, are refused", async () => {
  const ctx = await anAdmin();
  for (const approvalHours of [0, -1, 721, 1.5, Number.NaN]) {
    await expect(proposePolicy(ctx, { ...asked, approvalHours })).rejects.toMatchObject({
      code: "parameter_invalid",
      details: { param: "approval_hours" },
    });
  }
  await expect(proposePolicy(ctx, { ...asked, reason: " " })).rejects.toMatchObject({
    code: "reason_required",
  });
});

test("neither a key nor a person without the right proposes anything", async () => {
  const account = await anAccount();
  const admin = personContext(account, await aPerson("admin"));
  const key = { ...keyContext(account), scopes: admin.scopes };
  const developer = personContext(account, await aPerson("developer"));
  const by = [key, developer, keyContext(account), without(admin, "policies:write")];
  expect(await outcomes(by.map((ctx) => proposePolicy(ctx, asked)))).toEqual([
    "more_permissions_required",
    "more_permissions_required",
    "person_required",
    "person_required",
  ]);
});
