import { expect, test } from "vitest";
import { setPreferences } from "#domain/notifications/set-preferences";
import { tellNewDevice } from "#domain/notifications/tell-new-device";
import { tellNewDevices } from "#domain/notifications/tell-new-devices";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { anAccount, keyContext, personContext, workerContext } from "#e2e/support/account";
import { aMember, type Member, memberPassword } from "#e2e/support/member";
import { emailsIn } from "#e2e/support/notices";
import { aVisitor } from "#e2e/support/visitor";
import { systemClock } from "#platform/clock";
import { writeLetter } from "#worker/letters/write-letter";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0.0.0 Safari/537.36 Edg/141.0";

async function signsIn({ email }: Member, userAgent: string, address: string) {
  const visitor = aVisitor({ userAgent, address });
  const { token } = await signIn(visitor, { email, password: memberPassword });
  const open = await findSession(visitor, token);
  if (!open) throw new Error("the session just opened is not open");
  return open.session;
}

test("a sign-in from elsewhere is told once, to that person alone", async () => {
  const account = await anAccount();
  await aMember(account, "owner");
  const member = await aMember(account, "viewer", { locale: "zh-CN" });
  await signsIn(member, firefox, "203.0.113.7");
  await signsIn(member, firefox, "203.0.113.8");
  await tellNewDevices(systemClock, writeLetter);
  expect(await emailsIn(account)).toEqual([]);

  const { id: sessionId } = await signsIn(member, edge, "198.51.100.23");
  const tell = () => tellNewDevice(workerContext(account), { sessionId, write: writeLetter });
  await Promise.all([tell(), tell(), tellNewDevices(systemClock, writeLetter)]);
  const [email, ...more] = await emailsIn(account);
  expect(more).toEqual([]);
  expect(email).toMatchObject({ personId: member.person.id, cause: sessionId });
  expect(email?.text).toContain("Windows 上的 Edge");
  expect(email?.text).toContain("198.51.100.23");
  expect(email?.text).toContain("/settings/sessions");
});

test("who wants no such e-mail gets none, also later", async () => {
  const account = await anAccount();
  const member = await aMember(account, "developer");
  await setPreferences(personContext(account, member.person), { on: [] });
  await signsIn(member, firefox, "203.0.113.7");
  await signsIn(member, edge, "198.51.100.23");
  await tellNewDevices(systemClock, writeLetter);
  await setPreferences(personContext(account, member.person), { on: ["new_device"] });
  await tellNewDevices(systemClock, writeLetter);
  expect(await emailsIn(account)).toEqual([]);
});

test("a session that looks at another account is not there to tell of, and keys tell nothing", async () => {
  const account = await anAccount();
  const session = await signsIn(await aMember(account, "owner"), firefox, "203.0.113.7");
  const tell = { sessionId: session.id, write: writeLetter };
  const elsewhere = tellNewDevice(workerContext(await anAccount()), tell);
  await expect(elsewhere).rejects.toMatchObject({ code: "resource_missing" });
  const byKey = tellNewDevice(keyContext(account), tell);
  await expect(byKey).rejects.toMatchObject({ code: "more_permissions_required" });
});
