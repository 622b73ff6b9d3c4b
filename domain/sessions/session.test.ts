import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { memberships, sessions } from "#db/schema/people";
import type { Account } from "#domain/access/context";
import type { Role } from "#domain/access/roles";
import { endSession } from "#domain/sessions/end-session";
import { findSession } from "#domain/sessions/find-session";
import { listAccounts } from "#domain/sessions/list-accounts";
import { type OpenSession, sessionContext } from "#domain/sessions/session";
import { switchAccount } from "#domain/sessions/switch-account";
import { signIn } from "#domain/sign-ins/sign-in";
import { accountRow, anAccount, insertRows, keyContext } from "#e2e/support/account";
import { aMember, memberPassword } from "#e2e/support/member";
import { aVisitor, later } from "#e2e/support/visitor";
import { newId } from "#platform/ids";

async function anotherAccount({ merchantId }: Account): Promise<Account> {
  const account = accountRow({ merchantId });
  await insertRows([{ table: accounts, row: account }]);
  return account;
}

interface SignedIn {
  readonly token: string;
  readonly open: OpenSession;
}

async function signedIn(account: Account, role: Role): Promise<SignedIn> {
  const { email } = await aMember(account, role);
  const { token } = await signIn(aVisitor(), { email, password: memberPassword });
  const open = await findSession(aVisitor(), token);
  if (!open) throw new Error("the session just opened is not open");
  return { token, open };
}

test("a session that is idle for 15 minutes is over; one that is used is not", async () => {
  const { token } = await signedIn(await anAccount(), "owner");
  const visitor = aVisitor();
  expect(await findSession(later(visitor, { minutes: 14 }), token)).toBeDefined();
  expect(await findSession(later(visitor, { minutes: 28 }), token)).toBeDefined();
  expect(await findSession(later(visitor, { minutes: 44 }), token)).toBeUndefined();
});

test("a session ends after twelve hours, however busy", async () => {
  const { token, open } = await signedIn(await anAccount(), "owner");
  const { expiresAt, id } = open.session;
  await database().update(sessions).set({ lastSeenAt: expiresAt }).where(eq(sessions.id, id));
  expect(await findSession(aVisitor({ clock: () => expiresAt }), token)).toBeUndefined();
});

test("an ended session opens nothing, for no one who has the token", async () => {
  const { token, open } = await signedIn(await anAccount(), "owner");
  await endSession(sessionContext(aVisitor(), open), open.session.id);
  expect(await findSession(aVisitor(), token)).toBeUndefined();
});

test("a made-up token opens nothing", async () => {
  expect(await findSession(aVisitor(), "")).toBeUndefined();
  expect(await findSession(aVisitor(), "a".repeat(43))).toBeUndefined();
});

test("another's session cannot be ended, and answers like one that never was", async () => {
  const account = await anAccount();
  const [mine, theirs] = [await signedIn(account, "owner"), await signedIn(account, "admin")];
  const ctx = sessionContext(aVisitor(), mine.open);
  const refusal = { code: "resource_missing", message: "No such session." };
  await expect(endSession(ctx, theirs.open.session.id)).rejects.toMatchObject(refusal);
  await expect(endSession(ctx, newId("ses", ctx.clock()))).rejects.toMatchObject(refusal);
  expect(await findSession(aVisitor(), theirs.token)).toBeDefined();
});

test("a role that changed or ended takes effect with the very next request", async () => {
  const { token, open } = await signedIn(await anAccount(), "admin");
  const mine = eq(memberships.personId, open.person.id);
  await database().update(memberships).set({ role: "viewer" }).where(mine);
  const changed = await findSession(aVisitor(), token);
  expect(changed && sessionContext(aVisitor(), changed).scopes.has("refunds:approve")).toBe(false);
  await database().update(memberships).set({ status: "removed" }).where(mine);
  expect(await findSession(aVisitor(), token)).toBeUndefined();
});

test("one switches among the accounts of one's own merchants; others do not exist", async () => {
  const live = await anAccount({ mode: "live" });
  const sandbox = await anotherAccount(live);
  const stranger = await anAccount();
  const { token, open } = await signedIn(live, "viewer");
  const ctx = sessionContext(aVisitor(), open);
  const sessionId = open.session.id;
  const choices = await listAccounts(ctx);
  expect(choices.map(({ account }) => account.id)).toEqual([live.id, sandbox.id]);

  await switchAccount(ctx, { sessionId, accountId: sandbox.id });
  expect((await findSession(aVisitor(), token))?.account.id).toBe(sandbox.id);
  const refusal = { code: "resource_missing", message: "No such account." };
  for (const accountId of [stranger.id, newId("acct", ctx.clock()), "nonsense"]) {
    await expect(switchAccount(ctx, { sessionId, accountId })).rejects.toMatchObject(refusal);
  }
});

test("a key has no session and no accounts", async () => {
  const ctx = keyContext(await anAccount());
  const sessionId = newId("ses", ctx.clock());
  const refusal = { code: "more_permissions_required" };
  await expect(endSession(ctx, sessionId)).rejects.toMatchObject(refusal);
  await expect(listAccounts(ctx)).rejects.toMatchObject({ code: "person_required" });
});
