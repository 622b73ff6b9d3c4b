import { expect, test } from "vitest";
import { endOtherSessions } from "#domain/sessions/end-other-sessions";
import { endSession } from "#domain/sessions/end-session";
import { findSession } from "#domain/sessions/find-session";
import { listSessions } from "#domain/sessions/list-sessions";
import { sessionContext } from "#domain/sessions/session";
import { signIn } from "#domain/sign-ins/sign-in";
import { anAccount, keyContext } from "#e2e/support/account";
import { aMember, type Member, memberPassword } from "#e2e/support/member";
import { aVisitor, later } from "#e2e/support/visitor";

async function signedIn({ email }: Member) {
  const { token } = await signIn(aVisitor(), { email, password: memberPassword });
  const open = await findSession(aVisitor(), token);
  if (!open) throw new Error("the session just opened is not open");
  return { token, open, ctx: sessionContext(aVisitor(), open) };
}

test("people see their own open sessions and nobody else's", async () => {
  const account = await anAccount();
  const [member, other] = [await aMember(account, "viewer"), await aMember(account, "owner")];
  const [one, two, ended] = [
    await signedIn(member),
    await signedIn(member),
    await signedIn(member),
  ];
  await signedIn(other);
  await endSession(ended.ctx, ended.open.session.id);
  expect((await listSessions(one.ctx)).map(({ id }) => id)).toEqual([
    two.open.session.id,
    one.open.session.id,
  ]);
  const idle = sessionContext(later(aVisitor(), { minutes: 20 }), one.open);
  expect(await listSessions(idle)).toEqual([]);
});

test("a device is known by its browser, its system and about where it is, since it first came", async () => {
  const { email } = await aMember(await anAccount(), "viewer");
  const enter = async (userAgent: string, address: string, days: number) => {
    const visitor = later(aVisitor({ userAgent, address }), { hours: -24 * days });
    const { token } = await signIn(visitor, { email, password: memberPassword });
    return { token, visitor };
  };
  const [firefox, edge] = ["Firefox/144.0 (Windows)", "Edg/141.0 (Windows)"];
  await enter(firefox, "203.0.113.7", 9);
  await enter(firefox, "198.51.100.7", 5);
  await enter(edge, "203.0.113.7", 3);
  const { token } = await enter(firefox, "203.0.113.99", 0);
  const open = await findSession(aVisitor(), token);
  if (!open) throw new Error("the session just opened is not open");
  const [listed] = await listSessions(sessionContext(aVisitor(), open));
  const age = listed?.firstSeenAt.until(aVisitor().clock()).total("hours") ?? 0;
  expect(Math.round(age / 24)).toBe(9);
});

test("all others are ended at once, this one stays", async () => {
  const member = await aMember(await anAccount(), "developer");
  const [here, one, two] = [await signedIn(member), await signedIn(member), await signedIn(member)];
  expect(await endOtherSessions(here.ctx, here.open.session.id)).toBe(2);
  expect(await findSession(aVisitor(), one.token)).toBeUndefined();
  expect(await findSession(aVisitor(), two.token)).toBeUndefined();
  expect(await findSession(aVisitor(), here.token)).toBeDefined();
  expect(await endOtherSessions(here.ctx, here.open.session.id)).toBe(0);
});

test("a stranger's session cannot be ended, and keys have none", async () => {
  const account = await anAccount();
  const [one, other] = [
    await signedIn(await aMember(account, "owner")),
    await signedIn(await aMember(account, "owner")),
  ];
  await endOtherSessions(one.ctx, one.open.session.id);
  const refused = endSession(one.ctx, other.open.session.id);
  await expect(refused).rejects.toMatchObject({ code: "resource_missing" });
  expect(await findSession(aVisitor(), other.token)).toBeDefined();
  for (const byKey of [
    listSessions(keyContext(account)),
    endOtherSessions(keyContext(account), other.open.session.id),
  ]) {
    await expect(byKey).rejects.toMatchObject({ code: "more_permissions_required" });
  }
});
