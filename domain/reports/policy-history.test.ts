import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { readerOf } from "#domain/changes/reader";
import { loadAccount } from "#domain/merchants/load-account";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { policyHistory } from "#domain/reports/policy-history";
import { anAccount, aPerson, personContext } from "#e2e/support/account";

const rules = { lines: [], approvalHours: 24, reason: "Trial" };

async function aTeam() {
  const account = await anAccount();
  const olivia = await aPerson("owner", "Olivia");
  const adam = await aPerson("admin", "Adam");
  const [ctx, second] = [personContext(account, olivia), personContext(account, adam)];
  return { ctx, second, olivia, adam };
}

/** The context as the next request has it: with the account as it is now. */
async function later<Who extends Context>(ctx: Who): Promise<Who> {
  return { ...ctx, account: await loadAccount(readerOf(ctx)) };
}

test("an account that never had a policy has none in force", async () => {
  const { ctx } = await aTeam();
  expect(await policyHistory(ctx)).toMatchObject({
    inForce: undefined,
    proposed: undefined,
    former: [],
  });
});

test("what is in force, what waits and what was are told apart, with people's names", async () => {
  const { ctx, second, olivia, adam } = await aTeam();
  const decided = async (decision: "approved" | "rejected") => {
    const policy = await proposePolicy(ctx, rules);
    await decidePolicy(second, { policyId: policy.id, decision, reason: "So be it." });
    return policy.id;
  };
  const replaced = await decided("approved");
  const current = await decided("approved");
  const rejected = await decided("rejected");
  const proposed = await proposePolicy(ctx, rules);
  const history = await policyHistory(await later(ctx));
  expect(history.inForce?.id).toBe(current);
  expect(history.proposed?.id).toBe(proposed.id);
  expect(history.former.map(({ id }) => id)).toEqual([rejected, replaced]);
  expect([...history.rejections]).toEqual([[rejected, "So be it."]]);
  expect(history.nameOf(olivia.id)).toBe("Olivia");
  expect(history.nameOf(adam.id)).toBe("Adam");
});

test("who may not see the policy sees none of its history", async () => {
  const { ctx } = await aTeam();
  const refused = policyHistory({ ...ctx, scopes: new Set() });
  await expect(refused).rejects.toMatchObject({ code: "more_permissions_required" });
});
