import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { applications } from "#db/schema/oauth";
import { auditEntries } from "#db/schema/record";
import { allowLegacyGrants } from "#domain/application-reviews/allow-legacy-grants";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { listReviewers } from "#domain/application-reviews/list-reviewers";
import { openApplication } from "#domain/application-reviews/open-application";
import { type Application, approvalStanding, mayActFor } from "#domain/applications/application";
import { changeApplication } from "#domain/applications/change-application";
import { registerApplication } from "#domain/applications/register-application";
import { operatorContext } from "#domain/merchants/operator-context";
import { accountRow, anAccount, aPerson, personContext } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { anApplication, usualApplication } from "#e2e/support/oauth";
import { systemClock } from "#platform/clock";

async function waiting() {
  const account = await anAccount();
  const { application } = await anApplication(account, {}, { isApproved: false });
  const as = async (role: "admin" | "developer") => personContext(account, await aPerson(role));
  return { account, application, applicationId: application.id, as };
}

test("an admin approves, suspends and approves again; each is in the audit log", async () => {
  const { applicationId, as } = await waiting();
  const admin = await as("admin");
  const say = (decision: "approve" | "suspend", reason: string) =>
    decideApplication(admin, { applicationId, decision, reason });
  expect((await say("approve", "")).status).toBe("approved");
  expect(await say("suspend", "It leaks.")).toMatchObject({
    status: "suspended",
    reviewReason: "It leaks.",
    reviewedBy: admin.actor.id,
  });
  expect((await say("approve", "")).status).toBe("approved");
  const rows = await database()
    .select({ action: auditEntries.action, reason: auditEntries.reason })
    .from(auditEntries)
    .where(eq(auditEntries.subject, applicationId))
    .orderBy(desc(auditEntries.id))
    .limit(2);
  expect(rows).toEqual([
    { action: "application.approved", reason: null },
    { action: "application.suspended", reason: "It leaks." },
  ]);
});

test("a refusal says why, and only what is open can be said", async () => {
  const { applicationId, as } = await waiting();
  const admin = await as("admin");
  const say = (decision: "approve" | "reject", reason: string) =>
    decideApplication(admin, { applicationId, decision, reason });
  await expect(say("reject", "")).rejects.toMatchObject({ code: "reason_required" });
  await say("approve", "");
  await expect(say("approve", "")).rejects.toMatchObject({ code: "application_unexpected_state" });
  await expect(say("reject", "Late.")).rejects.toMatchObject({
    code: "application_unexpected_state",
  });
});

/** What the audit log says came of the last thing that was done to an application. */
async function lastSaid(application: Pick<Application, "id">): Promise<unknown> {
  const [row] = await database()
    .select({ after: auditEntries.after })
    .from(auditEntries)
    .where(eq(auditEntries.subject, application.id))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return row?.after;
}

/** Two admins of one team, and what the first of them has registered. */
async function twoAdmins() {
  const account = await anAccount();
  const [author, other] = [await aMember(account, "admin"), await aMember(account, "admin")].map(
    ({ person }) => personContext(account, person),
  );
  if (!author || !other) throw new Error("there are two");
  const { application } = await registerApplication(author, usualApplication);
  return { account, author, other, application, applicationId: application.id };
}

test("an admin does not approve what they registered, nor the other what they changed", async () => {
  const { author, other, applicationId } = await twoAdmins();
  const approval = { applicationId, decision: "approve", reason: "" } as const;
  const barred = { code: "self_approval" };
  await expect(decideApplication(author, approval)).rejects.toMatchObject(barred);
  const legacy = { applicationId, implicit: true, password: false };
  await expect(allowLegacyGrants(author, legacy)).rejects.toMatchObject(barred);
  const approved = await decideApplication(other, approval);
  expect(approved).toMatchObject({ status: "approved", isSelfReviewed: false });
  expect(await lastSaid(approved)).toEqual({ status: "approved" });
  await changeApplication(author, { ...usualApplication, applicationId, name: "Other" });
  expect(await decideApplication(other, approval)).toMatchObject({ reviewedBy: other.actor.id });
});

test("who changed an application needs another's word too, and may end it without", async () => {
  const { account, author, other, applicationId } = await twoAdmins();
  await changeApplication(other, { ...usualApplication, applicationId });
  const approval = { applicationId, decision: "approve", reason: "" } as const;
  const third = personContext(account, (await aMember(account, "owner")).person);
  for (const ctx of [author, other]) {
    await expect(decideApplication(ctx, approval)).rejects.toMatchObject({ code: "self_approval" });
  }
  expect((await decideApplication(third, approval)).status).toBe("approved");
  const suspension = { applicationId, decision: "suspend", reason: "It leaks." } as const;
  expect((await decideApplication(author, suspension)).status).toBe("suspended");
});

test("whoever is alone approves their own, and the audit log says so", async () => {
  const account = await anAccount();
  const { person } = await aMember(account, "owner");
  const only = personContext(account, person);
  await aMember(account, "developer");
  const { application } = await registerApplication(only, usualApplication);
  const applicationId = application.id;
  expect(approvalStanding(application, person.id, await listReviewers(only))).toBe("alone");
  const approval = { applicationId, decision: "approve", reason: "" } as const;
  const approved = await decideApplication(only, approval);
  expect(approved).toMatchObject({ status: "approved", isSelfReviewed: true });
  expect(await lastSaid(approved)).toEqual({ status: "approved", self_reviewed: true });
  await allowLegacyGrants(only, { applicationId, implicit: false, password: true });
  expect(await lastSaid(approved)).toMatchObject({ password: true, self_reviewed: true });
});

test("the database holds no application that its author alone has approved unsaid", async () => {
  const { application } = await twoAdmins();
  const forced = database()
    .update(applications)
    .set({ status: "approved", reviewedBy: application.registeredBy })
    .where(eq(applications.id, application.id));
  await expect(forced).rejects.toMatchObject({
    cause: { constraint_name: "applications_four_eyes" },
  });
});

test("who registers applications does not review them", async () => {
  const { applicationId, as } = await waiting();
  const developer = await as("developer");
  const input = { applicationId, decision: "approve", reason: "" } as const;
  const legacy = { applicationId, implicit: true, password: true };
  for (const answer of [
    () => decideApplication(developer, input),
    () => allowLegacyGrants(developer, legacy),
  ]) {
    await expect(answer()).rejects.toMatchObject({ code: "more_permissions_required" });
  }
});

test("legacy grants are allowed one by one, with a row in the audit log", async () => {
  const { application, applicationId, as } = await waiting();
  expect(application).toMatchObject({ allowsImplicit: false, allowsPassword: false });
  const admin = await as("admin");
  const after = await allowLegacyGrants(admin, { applicationId, implicit: false, password: true });
  expect(after).toMatchObject({ allowsImplicit: false, allowsPassword: true });
  const [row] = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, applicationId))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  expect(row).toMatchObject({
    action: "application.legacy_grants_changed",
    after: { implicit: false, password: true },
  });
});

test("before its review it acts for its own sandboxes, then for its merchant, and for others by the operator's word", async () => {
  const { account, application, applicationId, as } = await waiting();
  const own = { sandbox: account, live: { ...account, mode: "live" as const } };
  const stranger = accountRow();
  const reach = (of: typeof application) =>
    [own.sandbox, own.live, stranger].map((place) => mayActFor(of, place));
  expect(reach(application)).toEqual([true, false, false]);
  const approval = { applicationId, decision: "approve", reason: "" } as const;
  expect(reach(await decideApplication(await as("admin"), approval))).toEqual([true, true, false]);
  const opening = { applicationId, isForEveryone: true };
  const opened = await openApplication(operatorContext(systemClock), opening);
  expect(reach(opened)).toEqual([true, true, true]);
});

test("only the operator opens an application to others", async () => {
  const { applicationId, as } = await waiting();
  await expect(
    openApplication(await as("admin"), { applicationId, isForEveryone: true }),
  ).rejects.toMatchObject({ code: "more_permissions_required" });
});
