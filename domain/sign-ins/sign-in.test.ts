import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { memberships, sessions } from "#db/schema/people";
import { auditEntries } from "#db/schema/record";
import type { Visitor } from "#domain/people/visitor";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { accountRow, anAccount, aPerson, insertRows } from "#e2e/support/account";
import { aMember, memberPassword } from "#e2e/support/member";
import { aVisitor, later } from "#e2e/support/visitor";

const wrong = "not the password";

async function codeOf(asking: Promise<unknown>): Promise<string> {
  const [result] = await Promise.allSettled([asking]);
  if (result.status === "fulfilled") return "let in";
  return String((result.reason as { code?: unknown }).code);
}

function tries(visitor: Visitor, email: string, count: number) {
  return Promise.all(
    Array.from({ length: count }, () => codeOf(signIn(visitor, { email, password: wrong }))),
  );
}

test("the right password opens a session, and only its digest is kept", async () => {
  const account = await anAccount();
  const { email, person } = await aMember(account, "developer");
  const { token } = await signIn(aVisitor(), {
    email: ` ${email.toUpperCase()}`,
    password: memberPassword,
  });
  const open = await findSession(aVisitor(), token);
  expect(open).toMatchObject({ role: "developer", account: { id: account.id } });
  expect(open?.person.id).toBe(person.id);
  expect(
    Object.values(open?.session ?? {})
      .map(String)
      .join(),
  ).not.toContain(token);
});

test("a sign-in is in the audit log", async () => {
  const account = await anAccount();
  const { email } = await aMember(account, "viewer");
  await signIn(aVisitor({ address: "203.0.113.9" }), { email, password: memberPassword });
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.accountId, account.id));
  expect(entries).toMatchObject([{ action: "session.started", address: "203.0.113.9" }]);
});

test("unknown, wrong, not yet joined and no longer a member get the same answer", async () => {
  const account = await anAccount();
  const { email } = await aMember(account, "owner");
  const gone = await aMember(account, "owner");
  await database()
    .update(memberships)
    .set({ status: "removed" })
    .where(and(eq(memberships.personId, gone.person.id)));
  const invited = await aPerson("viewer");
  const asked = [
    { email, password: wrong },
    { email: `nobody-${email}`, password: wrong },
    { email: gone.email, password: memberPassword },
    { email: `${invited.id.toLowerCase()}@example.com`, password: wrong },
  ];
  const answers = await Promise.allSettled(asked.map((input) => signIn(aVisitor(), input)));
  const told = answers.map((answer) => answer.status === "rejected" && String(answer.reason));
  expect(new Set(told).size).toBe(1);
  expect(told[0]).toContain("The e-mail address or the password is wrong.");
});

test("tries at once are all counted: after five even the right password must wait", async () => {
  const { email } = await aMember(await anAccount(), "owner");
  const answers = await tries(aVisitor(), email, 20);
  expect(answers.filter((code) => code === "sign_in_failed")).toHaveLength(5);
  expect(answers.filter((code) => code === "account_locked")).toHaveLength(15);
  expect(await codeOf(signIn(aVisitor(), { email, password: memberPassword }))).toBe(
    "account_locked",
  );
});

test("an address that nobody has is locked just the same", async () => {
  const answers = await tries(aVisitor(), `nobody-${crypto.randomUUID()}@example.com`, 7);
  expect(answers.filter((code) => code === "account_locked")).toHaveLength(2);
});

test("a lock ends, and the next one is twice as long", async () => {
  const { email } = await aMember(await anAccount(), "owner");
  const visitor = aVisitor();
  await tries(visitor, email, 5);
  expect(await tries(later(visitor, { seconds: 59 }), email, 1)).toEqual(["account_locked"]);
  expect(await tries(later(visitor, { seconds: 61 }), email, 1)).toEqual(["sign_in_failed"]);
  expect(await tries(later(visitor, { seconds: 175 }), email, 1)).toEqual(["account_locked"]);
  const input = { email, password: memberPassword };
  expect(await codeOf(signIn(later(visitor, { seconds: 190 }), input))).toBe("let in");
});

test("the right password takes the tries before it back", async () => {
  const { email } = await aMember(await anAccount(), "owner");
  await tries(aVisitor(), email, 4);
  await signIn(aVisitor(), { email, password: memberPassword });
  expect(await tries(aVisitor(), email, 4)).not.toContain("account_locked");
});

test("a network that tries many addresses is locked; one's own account does not free it", async () => {
  const { email } = await aMember(await anAccount(), "owner");
  const visitor = aVisitor({ address: "2001:db8:77::1" });
  const guesses = Array.from({ length: 49 }, (_, place) => `guess-${place}-${email}`);
  await Promise.all(guesses.map((guess) => tries(visitor, guess, 1)));
  await signIn(visitor, { email, password: memberPassword });
  expect(await tries(visitor, `one-${email}`, 1)).toEqual(["sign_in_failed"]);
  expect(await tries(visitor, `two-${email}`, 1)).toEqual(["account_locked"]);
  const elsewhere = aVisitor({ address: "2001:db8:78::1" });
  expect(await codeOf(signIn(elsewhere, { email, password: memberPassword }))).toBe("let in");
});

test("one begins where one was last", async () => {
  const account = await anAccount();
  const other = accountRow({ merchantId: account.merchantId });
  await insertRows([{ table: accounts, row: other }]);
  const { email, person } = await aMember(account, "owner");
  const first = await signIn(aVisitor(), { email, password: memberPassword });
  const open = await findSession(aVisitor(), first.token);
  const elsewhere = open?.account.id === account.id ? other.id : account.id;
  await database()
    .update(sessions)
    .set({ accountId: elsewhere })
    .where(eq(sessions.personId, person.id));
  const second = await signIn(aVisitor(), { email, password: memberPassword });
  expect((await findSession(aVisitor(), second.token))?.account.id).toBe(elsewhere);
});
