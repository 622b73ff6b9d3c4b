import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import { memberships, people } from "#db/schema/people";
import type { Person } from "#domain/access/actor";
import type { Account } from "#domain/access/context";
import { createMerchant } from "#domain/merchants/create-merchant";
import { operatorContext } from "#domain/merchants/operator-context";
import type { Visitor } from "#domain/people/visitor";
import { endSession } from "#domain/sessions/end-session";
import { findSession } from "#domain/sessions/find-session";
import { sessionContext } from "#domain/sessions/session";
import { switchAccount } from "#domain/sessions/switch-account";
import { signIn } from "#domain/sign-ins/sign-in";
import { acceptInvitation } from "#domain/team/accept-invitation";
import { invitePerson } from "#domain/team/invite-person";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { keyedDigest } from "#platform/secrets";

/** Who works for the demo's merchant. */
const team = [
  { role: "owner", name: "林晓雨", email: "owner@tea.example", locale: "zh-CN" },
  { role: "admin", name: "Jonas Berg", email: "admin@tea.example", locale: "en" },
  { role: "developer", name: "Priya Nair", email: "developer@tea.example", locale: "en" },
  { role: "viewer", name: "周明", email: "viewer@tea.example", locale: "zh-CN" },
] as const;

interface Accounts {
  readonly live: Account;
  readonly sandbox: Account;
}

type SignInTyped = Parameters<typeof signIn>[1];

type Role = (typeof team)[number]["role"];

/** The demo's merchant with its accounts, and its people by role. */
export interface Team extends Accounts {
  readonly people: Readonly<Record<Role, Person>>;
  readonly logins: readonly { role: string; email: string; password: string }[];
}

/** Takes the demo's merchant and its people in, or finds those who are there already. */
export async function assemble(): Promise<Team> {
  const own = (await findAccounts()) ?? (await openAccounts());
  for (const member of team) await join(own, member);
  const logins = team.map(({ role, email }) => ({ role, email, password: passwordOf(email) }));
  const [owner, admin, developer, viewer] = team;
  const persons = {
    owner: await find(owner),
    admin: await find(admin),
    developer: await find(developer),
    viewer: await find(viewer),
  };
  return { ...own, people: persons, logins };
}

/** Bound to the installation's secret: nobody can guess it, and it is the same at every start. */
function passwordOf(email: string): string {
  const digest = keyedDigest("demo-password", email);
  return [digest.slice(0, 5), digest.slice(5, 10), digest.slice(10, 15)].join("-");
}

async function openAccounts() {
  const { live, sandbox } = await createMerchant(operatorContext(systemClock), {
    name: "清泉茶业 Clear Spring Tea",
    country: "CN",
    defaultCurrency: "CNY",
    feeBasisPoints: 180,
    feeFixedMinor: { CNY: 50n, USD: 30n, EUR: 25n },
    settlementDelayDays: 2,
  });
  return { live, sandbox };
}

async function findAccounts() {
  const found = await database()
    .select({ account: accounts })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .innerJoin(accounts, eq(accounts.merchantId, memberships.merchantId))
    .where(eq(people.email, team[0].email));
  const byMode = new Map(found.map(({ account }) => [account.mode, account]));
  const [live, sandbox] = [byMode.get("live"), byMode.get("sandbox")];
  return live && sandbox ? { live, sandbox } : undefined;
}

async function join({ live, sandbox }: Accounts, member: (typeof team)[number]): Promise<void> {
  const [known] = await database()
    .select({ status: memberships.status })
    .from(people)
    .innerJoin(memberships, eq(memberships.personId, people.id))
    .where(eq(people.email, member.email));
  if (known?.status === "active") return;
  const operator = operatorContext(systemClock);
  const { token } = await invitePerson(
    { ...operator, account: live },
    { ...member, timeZone: "Asia/Shanghai" },
  );
  const requestId = newId("req", systemClock());
  const visitor = { requestId, address: null, userAgent: null, clock: systemClock };
  const password = passwordOf(member.email);
  await acceptInvitation(visitor, { token, password });
  await beginAt(sandbox, visitor, { email: member.email, password });
}

/** Leaves the person looking at this account, so that their first sign-in begins there. */
async function beginAt(account: Account, visitor: Visitor, typed: SignInTyped): Promise<void> {
  const open = await findSession(visitor, (await signIn(visitor, typed)).token);
  if (!open) throw new Error("a session that was just opened is open");
  const ctx = sessionContext(visitor, open);
  await switchAccount(ctx, { sessionId: open.session.id, accountId: account.id });
  await endSession(ctx, open.session.id);
}

async function find({ email, role }: (typeof team)[number]): Promise<Person> {
  const [person] = await database().select().from(people).where(eq(people.email, email));
  if (!person) throw new Error(`${email} should have joined`);
  return { kind: "person", id: person.id, name: person.name, role, provenAt: systemClock() };
}
