import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries } from "#db/schema/record";
import { oneTimeTickets } from "#db/schema/sign-in";
import { changePassword } from "#domain/new-passwords/change-password";
import { requestPasswordReset } from "#domain/new-passwords/request-password-reset";
import { personOfReset } from "#domain/new-passwords/reset-password";
import { renewRecoveryCodes } from "#domain/second-factors/renew-recovery-codes";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { atSecondStep, takeSecondStep } from "#domain/sign-ins/take-second-step";
import { ticketToken } from "#domain/tickets/ticket";
import { anAccount, keyContext } from "#e2e/support/account";
import { memberPassword } from "#e2e/support/member";
import { type SignedInMember, signedInMember, withAuthenticator } from "#e2e/support/signed-in";
import { aVisitor } from "#e2e/support/visitor";

const password = "four words never together 7";
const failed = { code: "sign_in_failed" };

async function somebody() {
  const member = await signedInMember(await anAccount(), "owner");
  const byPassword = (shown: string) =>
    signIn(aVisitor(), { email: member.email, password: shown });
  return { ...member, byPassword };
}

/** The same person in the same browser, who proved themself too long ago. */
function stale({ ctx }: SignedInMember) {
  return { ...ctx, clock: () => ctx.clock().add({ minutes: 11 }) };
}

async function linksTo({ person }: SignedInMember) {
  const mine = eq(oneTimeTickets.personId, person.id);
  const links = await database()
    .select()
    .from(oneTimeTickets)
    .where(and(mine, eq(oneTimeTickets.purpose, "password_reset")))
    .orderBy(oneTimeTickets.id);
  return links.map((ticket) => ({ token: ticketToken(ticket), data: ticket.data }));
}

test("a new password opens, the old one does not, and only this browser stays signed in", async () => {
  const member = await somebody();
  const elsewhere = await member.byPassword(memberPassword);
  expect(await changePassword(member.ctx, { password })).toBe(1);
  expect(await findSession(aVisitor(), member.token)).toBeDefined();
  expect(await findSession(aVisitor(), elsewhere.token)).toBeUndefined();
  await expect(member.byPassword(memberPassword)).rejects.toMatchObject(failed);
  await expect(member.byPassword(password)).resolves.toMatchObject({ isSignedIn: true });
});

test("who proved it long ago shows the old password, or proves it again", async () => {
  const member = await somebody();
  const late = stale(member);
  await expect(changePassword(late, { password })).rejects.toMatchObject({
    code: "proof_required",
  });
  const guess = { password, currentPassword: "not the one I have" };
  await expect(changePassword(late, guess)).rejects.toMatchObject({
    ...failed,
    details: { param: "currentPassword" },
  });
  await changePassword(late, { password, currentPassword: memberPassword });
  await expect(member.byPassword(password)).resolves.toBeDefined();
});

test("guesses at the old password are counted like guesses at the door", async () => {
  const member = await somebody();
  const guess = { password, currentPassword: "not the one I have" };
  const guesses = Array.from({ length: 6 }, () => changePassword(stale(member), guess));
  await Promise.allSettled(guesses);
  const right = changePassword(stale(member), { password, currentPassword: memberPassword });
  await expect(right).rejects.toMatchObject({ code: "account_locked" });
  await expect(member.byPassword(memberPassword)).rejects.toMatchObject({ code: "account_locked" });
});

test.each(["short", "password1234", memberPassword])("refused as a new one: %s", async (weak) => {
  const { ctx } = await somebody();
  await expect(changePassword(ctx, { password: weak })).rejects.toMatchObject({
    details: { param: "password" },
  });
});

test("of two new passwords at once one counts, and it is the one that was said to", async () => {
  const member = await somebody();
  const chosen = [password, "seven herons over the lock"];
  const answers = await Promise.allSettled(
    chosen.map((each) => changePassword(member.ctx, { password: each })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const [kept = ""] = chosen.filter((_, place) => answers[place]?.status === "fulfilled");
  await expect(member.byPassword(kept)).resolves.toMatchObject({ isSignedIn: true });
});

test("in two browsers at once, the one that was ended by the other changes nothing", async () => {
  const one = await somebody();
  const { token } = await one.byPassword(memberPassword);
  const open = await findSession(aVisitor(), token);
  if (!open) throw new Error("it is open");
  const other = { ...one.ctx, session: { id: open.session.id, device: null, isByProvider: false } };
  await changePassword(other, { password });
  const late = changePassword(one.ctx, { password: "seven herons over the lock" });
  await expect(late).rejects.toMatchObject({ code: "version_conflict" });
  await expect(one.byPassword(password)).resolves.toBeDefined();
});

test("sign-ins with the old password at the same time leave no session behind", async () => {
  const member = await somebody();
  const signingIn = Array.from({ length: 4 }, () => member.byPassword(memberPassword));
  const [changed, ...entered] = await Promise.allSettled([
    changePassword(member.ctx, { password }),
    ...signingIn,
  ]);
  expect(changed?.status).toBe("fulfilled");
  for (const answer of entered) {
    if (answer.status === "rejected") continue;
    expect(await findSession(aVisitor(), answer.value.token)).toBeUndefined();
  }
});

test("what was begun with the old password is over: the second step, and links to a new one", async () => {
  const member = await somebody();
  const [code = ""] = await renewRecoveryCodes(member.ctx);
  await withAuthenticator(member.ctx);
  const { token: ticket } = await member.byPassword(memberPassword);
  await requestPasswordReset(aVisitor(), { email: member.email });
  const [link] = await linksTo(member);
  await changePassword(member.ctx, { password });
  expect(await atSecondStep(aVisitor(), ticket)).toBeUndefined();
  await expect(takeSecondStep(aVisitor(), ticket, { code })).rejects.toMatchObject(failed);
  expect(await personOfReset(aVisitor(), link?.token ?? "")).toBeUndefined();
});

test("the person is written to, with a link for whoever did not do it", async () => {
  const member = await somebody();
  await changePassword({ ...member.ctx, address: "203.0.113.7" }, { password });
  const [told] = await linksTo(member);
  expect(told?.data).toMatchObject({ after: "change", address: "203.0.113.7" });
  expect(await personOfReset(aVisitor(), told?.token ?? "")).toMatchObject({
    id: member.person.id,
  });
});

test("it is in the audit log, without a word of the passwords", async () => {
  const member = await somebody();
  await changePassword(member.ctx, { password });
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.accountId, member.ctx.account.id))
    .orderBy(auditEntries.id);
  expect(entries.at(-1)).toMatchObject({
    action: "person.password_changed",
    subject: member.person.id,
    after: { sessions_ended: 0 },
  });
  expect(JSON.stringify(entries.map(({ after }) => after))).not.toContain("four words");
});

test("a key has no password, and a merchant's provider does not change a person's", async () => {
  const member = await somebody();
  const key = changePassword(keyContext(member.ctx.account), { password });
  await expect(key).rejects.toMatchObject({ code: "person_required" });
  const scopes = member.ctx.scopes.difference(new Set(["factors:write" as const]));
  const vouched = changePassword({ ...member.ctx, scopes }, { password });
  await expect(vouched).rejects.toMatchObject({ code: "more_permissions_required" });
});
