import { expect, test } from "vitest";
import { beginPasskey } from "#domain/passkeys/begin-passkey";
import { passkeyOptions } from "#domain/passkeys/passkey-options";
import { registerPasskey } from "#domain/passkeys/register-passkey";
import { removePasskey } from "#domain/passkeys/remove-passkey";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { signInByPasskey } from "#domain/sign-ins/sign-in-by-passkey";
import { takeSecondStep } from "#domain/sign-ins/take-second-step";
import { removePerson } from "#domain/team/remove-person";
import { anAccount } from "#e2e/support/account";
import { Authenticator, type Misuse } from "#e2e/support/authenticator";
import { memberPassword } from "#e2e/support/member";
import { signedInMember } from "#e2e/support/signed-in";
import { aVisitor } from "#e2e/support/visitor";

const failed = { code: "sign_in_failed" };
const asked = { use: "sign_in", personId: null } as const;

async function somebodyWithPasskey() {
  const account = await anAccount();
  const member = await signedInMember(account, "owner");
  const device = new Authenticator();
  const answer = device.create(await beginPasskey(member.ctx));
  const passkey = await registerPasskey(member.ctx, { name: "Phone", answer });
  const signed = async (misuse: Misuse = {}) =>
    device.get(await passkeyOptions(asked, aVisitor().clock()), misuse);
  return { ...member, account, device, passkey, signed };
}

test("a passkey alone opens a session of the person it was made for", async () => {
  const { person, signed } = await somebodyWithPasskey();
  const { token } = await signInByPasskey(aVisitor(), { answer: await signed() });
  const open = await findSession(aVisitor(), token);
  expect(open).toMatchObject({ person: { id: person.id }, session: { provenBy: "passkey" } });
});

test("one answer opens one session, however often it is sent at once", async () => {
  const { signed } = await somebodyWithPasskey();
  const answer = await signed();
  const send = () => signInByPasskey(aVisitor(), { answer });
  const answers = await Promise.allSettled([send(), send(), send()]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

const misuses: Readonly<Record<string, Misuse>> = {
  "by another site": { origin: "https://evil.example" },
  "for another host": { rpId: "evil.example" },
  "without making sure of its user": { unverified: true },
  "in the name of another person": { userHandle: Buffer.from("usr_x").toString("base64url") },
};

test.each(Object.keys(misuses))("what a device signed %s opens nothing", async (name) => {
  const { signed } = await somebodyWithPasskey();
  const answer = await signed(misuses[name]);
  await expect(signInByPasskey(aVisitor(), { answer })).rejects.toMatchObject(failed);
});

test("a copy of a device that counts behind the first one opens nothing", async () => {
  const { signed } = await somebodyWithPasskey();
  await signInByPasskey(aVisitor(), { answer: await signed({ counter: 10 }) });
  const copied = await signed({ counter: 10 });
  await expect(signInByPasskey(aVisitor(), { answer: copied })).rejects.toMatchObject(failed);
});

test("a passkey that was taken away, and one of who left the team, open nothing", async () => {
  const gone = await somebodyWithPasskey();
  await removePasskey(gone.ctx, { passkeyId: gone.passkey.id });
  const taken = signInByPasskey(aVisitor(), { answer: await gone.signed() });
  await expect(taken).rejects.toMatchObject(failed);
  const left = await somebodyWithPasskey();
  const other = await signedInMember(left.account, "owner");
  await removePerson(other.ctx, { personId: left.person.id });
  const outside = signInByPasskey(aVisitor(), { answer: await left.signed() });
  await expect(outside).rejects.toMatchObject(failed);
});

test("after the password it is a second step; other people's passkeys are none", async () => {
  const [mine, theirs] = [await somebodyWithPasskey(), await somebodyWithPasskey()];
  const { email } = mine;
  const step = await signIn(aVisitor(), { email, password: memberPassword });
  expect(step.isSignedIn).toBe(false);
  const ask = () =>
    passkeyOptions({ use: "second_step", personId: mine.person.id }, aVisitor().clock());
  const stranger = theirs.device.get(await ask());
  const strange = takeSecondStep(aVisitor(), step.token, { answer: stranger });
  await expect(strange).rejects.toMatchObject(failed);
  const answer = mine.device.get(await ask());
  const { token } = await takeSecondStep(aVisitor(), step.token, { answer });
  expect(await findSession(aVisitor(), token)).toMatchObject({ session: { provenBy: "passkey" } });
});
