import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, sqlClient } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { auditEntries } from "#db/schema/record";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without } from "#e2e/support/outcomes";
import { aLine } from "#e2e/support/payment";
import { type Id, idToUuid } from "#platform/ids";

async function proposed() {
  const account = await anAccount();
  const author = personContext(account, await aPerson("admin", "Author"));
  const other = personContext(account, await aPerson("admin", "Other"));
  const input = { lines: [aLine(100n)], approvalHours: 24, reason: "Fraud." };
  const policy = await proposePolicy(author, input);
  return { account, author, other, policy, policyId: policy.id };
}

async function inForce(accountId: Id<"acct">) {
  const [account] = await database().select().from(accounts).where(eq(accounts.id, accountId));
  return account?.refundPolicyId;
}

test("what a second person approves is in force, and the log has both versions", async () => {
  const { account, author, other, policy, policyId } = await proposed();
  expect(await inForce(account.id)).toBeNull();
  const decided = await decidePolicy(other, { policyId, decision: "approved" });
  expect(decided).toMatchObject({ status: "approved", decidedBy: other.actor.id });
  expect(await inForce(account.id)).toBe(policyId);

  const next = await proposePolicy(author, { lines: [], approvalHours: 1, reason: "More." });
  await decidePolicy(other, { policyId: next.id, decision: "approved" });
  const log = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, next.id))
    .orderBy(auditEntries.id);
  expect(log.find(({ action }) => action === "refund_policy.approved")).toMatchObject({
    actorName: "Other",
    before: { lines: policy.lines, approvalHours: 24 },
    after: { lines: [], approvalHours: 1 },
  });
});

test("nobody decides on a policy they proposed, by the rule and by the database", async () => {
  const { account, author, policyId } = await proposed();
  for (const decision of ["approved", "rejected"] as const) {
    await expect(
      decidePolicy(author, { policyId, decision, reason: "Mine." }),
    ).rejects.toMatchObject({ code: "self_approval" });
    const forced = sqlClient()`
      update refund_policies set status = ${decision}, decided_by = proposed_by
      where account_id = ${idToUuid(account.id)} and id = ${idToUuid(policyId)}`;
    await expect(forced).rejects.toMatchObject({
      constraint_name: "refund_policies_two_people",
    });
  }
  const byNobody = sqlClient()`
    update refund_policies set status = 'approved'
    where account_id = ${idToUuid(account.id)} and id = ${idToUuid(policyId)}`;
  await expect(byNobody).rejects.toMatchObject({ constraint_name: "refund_policies_two_people" });
});

test("a rejection needs a reason, and leaves what was in force", async () => {
  const { account, other, policyId } = await proposed();
  await expect(
    decidePolicy(other, { policyId, decision: "rejected", reason: " " }),
  ).rejects.toMatchObject({ code: "reason_required" });
  const rejected = await decidePolicy(other, { policyId, decision: "rejected", reason: "No." });
  expect(rejected.status).toBe("rejected");
  expect(await inForce(account.id)).toBeNull();
});

test("only its author withdraws a proposal, and then there can be another", async () => {
  const { author, other, policyId } = await proposed();
  await expect(decidePolicy(other, { policyId, decision: "withdrawn" })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  const gone = await decidePolicy(author, { policyId, decision: "withdrawn" });
  expect(gone.status).toBe("withdrawn");
  const again = proposePolicy(author, { lines: [], approvalHours: 1, reason: "Again." });
  await expect(again).resolves.toMatchObject({ status: "proposed" });
});

test("of decisions made at once one counts", async () => {
  const { account, author, other, policyId } = await proposed();
  const ended = await outcomes([
    ...atOnce(4, () => decidePolicy(other, { policyId, decision: "approved" })),
    ...atOnce(4, () => decidePolicy(other, { policyId, decision: "rejected", reason: "No." })),
    ...atOnce(4, () => decidePolicy(author, { policyId, decision: "withdrawn" })),
  ]);
  expect(ended).toEqual(oneDone(11, "already_decided"));
  expect([null, policyId]).toContain(await inForce(account.id));
});

test("no key, no other role and no other account decides", async () => {
  const { account, other, policyId } = await proposed();
  const stranger = personContext(await anAccount(), await aPerson("owner"));
  const approve = (ctx: typeof other) => decidePolicy(ctx, { policyId, decision: "approved" });
  await expect(approve({ ...keyContext(account), scopes: other.scopes })).rejects.toMatchObject({
    code: "person_required",
  });
  await expect(approve(without(other, "policies:approve"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(approve(stranger)).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such refund policy.",
  });
  expect(await inForce(account.id)).toBeNull();
});
