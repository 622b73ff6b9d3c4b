import { expect, test } from "vitest";
import { DomainError } from "#domain/errors/domain-error";
import { removeTotp } from "#domain/second-factors/remove-totp";
import { renewRecoveryCodes } from "#domain/second-factors/renew-recovery-codes";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { atSecondStep, takeSecondStep } from "#domain/sign-ins/take-second-step";
import { anAccount } from "#e2e/support/account";
import { memberPassword } from "#e2e/support/member";
import { codeAt, signedInMember, withAuthenticator } from "#e2e/support/signed-in";
import { aVisitor, later } from "#e2e/support/visitor";

const failed = { code: "sign_in_failed" };

async function aGuardedMember() {
  const member = await signedInMember(await anAccount(), "owner");
  const codes = await renewRecoveryCodes(member.ctx);
  const secret = await withAuthenticator(member.ctx);
  const { email } = member;
  const atDoor = async () => (await signIn(aVisitor(), { email, password: memberPassword })).token;
  return { ...member, codes, secret, atDoor };
}

test("a password alone opens nothing for who has an authenticator; with its code it does", async () => {
  const { secret, atDoor } = await aGuardedMember();
  const ticket = await atDoor();
  expect(await findSession(aVisitor(), ticket)).toBeUndefined();
  const code = codeAt(secret, aVisitor().clock());
  const { token } = await takeSecondStep(aVisitor(), ticket, { code });
  const open = await findSession(aVisitor(), token);
  expect(open?.session).toMatchObject({ provenBy: "totp" });
});

test("one code opens one session, however many send it at once", async () => {
  const { secret, atDoor } = await aGuardedMember();
  const tickets = [await atDoor(), await atDoor(), await atDoor()];
  const code = codeAt(secret, aVisitor().clock());
  const answers = await Promise.allSettled(
    tickets.map((ticket) => takeSecondStep(aVisitor(), ticket, { code })),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a code that was used, or is older than one that was, is refused", async () => {
  const { secret, atDoor } = await aGuardedMember();
  const now = aVisitor().clock();
  await takeSecondStep(aVisitor(), await atDoor(), { code: codeAt(secret, now) });
  const ticket = await atDoor();
  for (const seconds of [0, -30]) {
    const code = codeAt(secret, now.add({ seconds }));
    await expect(takeSecondStep(aVisitor(), ticket, { code })).rejects.toMatchObject(failed);
  }
  const code = codeAt(secret, now.add({ seconds: 30 }));
  await expect(takeSecondStep(aVisitor(), ticket, { code })).resolves.toBeDefined();
});

test("a recovery code opens once, and each only for its person", async () => {
  const [mine, theirs] = [await aGuardedMember(), await aGuardedMember()];
  const [code = ""] = mine.codes;
  const stranger = takeSecondStep(aVisitor(), await theirs.atDoor(), { code });
  await expect(stranger).rejects.toMatchObject(failed);
  const tickets = [await mine.atDoor(), await mine.atDoor()];
  const spelled = code.toUpperCase().replaceAll("-", " ");
  const answers = await Promise.allSettled(
    tickets.map((ticket) => takeSecondStep(aVisitor(), ticket, { code: spelled })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("the ticket to the second step is good once, for ten minutes, and cannot be made up", async () => {
  const { secret, codes, atDoor } = await aGuardedMember();
  const ticket = await atDoor();
  expect(await atSecondStep(later(aVisitor(), { minutes: 11 }), ticket)).toBeUndefined();
  const forged = `${ticket.slice(0, -1)}${ticket.endsWith("0") ? "1" : "0"}`;
  expect(await atSecondStep(aVisitor(), forged)).toBeUndefined();
  await takeSecondStep(aVisitor(), ticket, { code: codeAt(secret, aVisitor().clock()) });
  const [code = ""] = codes;
  await expect(takeSecondStep(aVisitor(), ticket, { code })).rejects.toMatchObject(failed);
});

test("who guesses codes is locked out like who guesses passwords, the right code too", async () => {
  const { secret, atDoor } = await aGuardedMember();
  const ticket = await atDoor();
  const guess = () => takeSecondStep(aVisitor(), ticket, { code: "000000" });
  const answers = await Promise.allSettled(Array.from({ length: 8 }, guess));
  const codes = answers.map(
    (answer) =>
      answer.status === "rejected" && answer.reason instanceof DomainError && answer.reason.code,
  );
  expect(codes.filter((code) => code === "account_locked").length).toBeGreaterThan(0);
  const code = codeAt(secret, aVisitor().clock());
  const right = takeSecondStep(aVisitor(), await atDoor(), { code });
  await expect(right).rejects.toMatchObject({ code: "account_locked" });
});

test("an authenticator that was taken away is asked for no longer", async () => {
  const { ctx, email } = await aGuardedMember();
  await removeTotp(ctx);
  const step = await signIn(aVisitor(), { email, password: memberPassword });
  expect(step.isSignedIn).toBe(true);
});
