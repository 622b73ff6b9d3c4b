import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries } from "#db/schema/record";
import { allowLegacyGrants } from "#domain/application-reviews/allow-legacy-grants";
import { decideApplication } from "#domain/application-reviews/decide-application";
import { openApplication } from "#domain/application-reviews/open-application";
import { mayActFor } from "#domain/applications/application";
import { operatorContext } from "#domain/merchants/operator-context";
import { accountRow, anAccount, aPerson, personContext } from "#e2e/support/account";
import { anApplication } from "#e2e/support/oauth";
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
