import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { memberships, people } from "#db/schema/people";
import { auditEntries } from "#db/schema/record";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { acceptInvitation } from "#domain/team/accept-invitation";
import { InvitePersonInput, invitePerson } from "#domain/team/invite-person";
import { listPeople } from "#domain/team/list-people";
import { removePerson } from "#domain/team/remove-person";
import { showInvitation } from "#domain/team/show-invitation";
import { anAccount, keyContext, personContext } from "#e2e/support/account";
import { aMember, memberPassword } from "#e2e/support/member";
import { aVisitor, later } from "#e2e/support/visitor";

const chosen = "violet otter canal 37";
const missing = { code: "resource_missing" };

function newcomer(role: "owner" | "admin" | "developer" | "viewer" = "viewer") {
  const email = `new-${crypto.randomUUID()}@example.com`;
  return { name: "New Person", email, role, locale: "en", timeZone: "UTC" } as const;
}

async function aTeam() {
  const account = await anAccount();
  const owner = await aMember(account, "owner");
  const admin = await aMember(account, "admin");
  return {
    account,
    owner: personContext(account, owner.person),
    admin: personContext(account, admin.person),
  };
}

test("an invitation is taken up once, by choosing a password, and then one is in", async () => {
  const { account, owner } = await aTeam();
  const input = newcomer("developer");
  const { token } = await invitePerson(owner, input);
  expect(await showInvitation(aVisitor(), token)).toMatchObject({
    email: input.email,
    role: "developer",
    hasPassword: false,
    inviterName: "owner",
  });
  await acceptInvitation(aVisitor(), { token, password: chosen });
  const session = await signIn(aVisitor(), { email: input.email, password: chosen });
  const open = await findSession(aVisitor(), session.token);
  expect(open).toMatchObject({ role: "developer", account: { id: account.id } });
  const again = acceptInvitation(aVisitor(), { token, password: "another one of my own" });
  await expect(again).rejects.toMatchObject(missing);
});

test("before it is taken up, an invitation opens nothing", async () => {
  const { owner } = await aTeam();
  const input = newcomer();
  await invitePerson(owner, input);
  const early = signIn(aVisitor(), { email: input.email, password: chosen });
  await expect(early).rejects.toMatchObject({ code: "sign_in_failed" });
});

test("taken up twice at once, with two passwords, one counts and the other is told no", async () => {
  const { owner } = await aTeam();
  const { token } = await invitePerson(owner, newcomer());
  const answers = await Promise.allSettled(
    [chosen, "seven herons over the lock"].map((password) =>
      acceptInvitation(aVisitor(), { token, password }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("taken up three times at once by one who has a password, it is taken up once", async () => {
  const theirs = await aMember(await anAccount(), "owner");
  const { owner } = await aTeam();
  const { token } = await invitePerson(owner, { ...newcomer(), email: theirs.email });
  const answers = await Promise.allSettled(
    [1, 2, 3].map(() => acceptInvitation(aVisitor(), { token, password: memberPassword })),
  );
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test.each(["short", "password1234", "New Person 2026"])(
  "a weak password is refused: %s",
  async (password) => {
    const { owner } = await aTeam();
    const { token } = await invitePerson(owner, newcomer());
    const weak = acceptInvitation(aVisitor(), { token, password });
    await expect(weak).rejects.toMatchObject({
      code: "parameter_invalid",
      details: { param: "password" },
    });
  },
);

test("expired, replaced, withdrawn and made-up links are all alike", async () => {
  const { owner } = await aTeam();
  const expired = await invitePerson(owner, newcomer());
  const input = newcomer();
  const replaced = await invitePerson(owner, input);
  const current = await invitePerson(owner, input);
  const withdrawn = await invitePerson(owner, newcomer());
  await removePerson(owner, { personId: withdrawn.personId });
  const refusal = { ...missing, message: "This invitation opens nothing." };
  const week = later(aVisitor(), { hours: 7 * 24, seconds: 1 });
  await expect(showInvitation(week, expired.token)).rejects.toMatchObject(refusal);
  for (const token of [replaced.token, withdrawn.token, "made up"]) {
    await expect(showInvitation(aVisitor(), token)).rejects.toMatchObject(refusal);
    const taken = acceptInvitation(aVisitor(), { token, password: chosen });
    await expect(taken).rejects.toMatchObject(refusal);
  }
  await expect(showInvitation(aVisitor(), current.token)).resolves.toMatchObject({
    role: "viewer",
  });
});

test("who is in another team joins with the password they have; a link alone does nothing", async () => {
  const theirs = await aMember(await anAccount(), "owner");
  const { owner } = await aTeam();
  const { token } = await invitePerson(owner, { ...newcomer("admin"), email: theirs.email });
  const stolen = acceptInvitation(aVisitor(), { token, password: chosen });
  await expect(stolen).rejects.toMatchObject({ code: "sign_in_failed" });
  await acceptInvitation(aVisitor(), { token, password: memberPassword });
  await signIn(aVisitor(), { email: theirs.email, password: memberPassword });
});

test("a link of one team never opens another team that has asked the same person", async () => {
  const [one, other] = [await aTeam(), await aTeam()];
  const input = newcomer("admin");
  await invitePerson(one.owner, input);
  const { token } = await invitePerson(other.owner, { ...input, role: "viewer" });
  await acceptInvitation(aVisitor(), { token, password: chosen });
  const session = await signIn(aVisitor(), { email: input.email, password: chosen });
  const open = await findSession(aVisitor(), session.token);
  expect(open?.account.id).toBe(other.account.id);
  const [first] = await database()
    .select()
    .from(memberships)
    .where(eq(memberships.merchantId, one.account.merchantId))
    .orderBy(memberships.createdAt)
    .offset(2);
  expect(first?.status).toBe("invited");
});

test("the same person asked twice at once is one person with one link that works", async () => {
  const { owner, admin } = await aTeam();
  const input = newcomer();
  const asked = await Promise.all([invitePerson(owner, input), invitePerson(admin, input)]);
  expect(new Set(asked.map(({ personId }) => personId)).size).toBe(1);
  const shown = await Promise.allSettled(
    asked.map(({ token }) => showInvitation(aVisitor(), token)),
  );
  expect(shown.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const known = await database().select().from(people).where(eq(people.email, input.email));
  expect(known).toHaveLength(1);
});

test("who is in the team cannot be asked again; who was removed can", async () => {
  const { account, owner } = await aTeam();
  const { email, person } = await aMember(account, "viewer");
  const again = invitePerson(owner, { ...newcomer(), email });
  await expect(again).rejects.toMatchObject({ code: "resource_already_exists" });
  await removePerson(owner, { personId: person.id });
  const { token } = await invitePerson(owner, { ...newcomer("developer"), email });
  await acceptInvitation(aVisitor(), { token, password: memberPassword });
  const listed = await listPeople(owner);
  expect(listed.find((one) => one.person.id === person.id)?.membership).toMatchObject({
    role: "developer",
    status: "active",
  });
});

test("an admin asks in whomever but owners, others nobody, keys nobody", async () => {
  const { account, admin } = await aTeam();
  const refusal = { code: "more_permissions_required" };
  await expect(invitePerson(admin, newcomer("owner"))).rejects.toMatchObject(refusal);
  await expect(invitePerson(admin, newcomer("admin"))).resolves.toBeDefined();
  for (const role of ["developer", "analyst", "viewer"] as const) {
    const ctx = personContext(account, (await aMember(account, role)).person);
    await expect(invitePerson(ctx, newcomer())).rejects.toMatchObject(refusal);
  }
  const byKey = invitePerson(keyContext(account), newcomer());
  await expect(byKey).rejects.toMatchObject({ code: "person_required" });
});

test("an admin cannot lower an owner who was asked but has not joined", async () => {
  const { owner, admin } = await aTeam();
  const input = newcomer("owner");
  await invitePerson(owner, input);
  const lowered = invitePerson(admin, { ...input, role: "viewer" });
  await expect(lowered).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("whoever is asked is known to the team by the address alone until they join", async () => {
  const theirs = await aMember(await anAccount(), "owner", { name: "Known elsewhere" });
  const { owner } = await aTeam();
  await invitePerson(owner, { ...newcomer(), email: theirs.email });
  const listed = await listPeople(owner);
  const invited = listed.find(({ membership }) => membership.status === "invited");
  expect(invited?.person.name).toBe(theirs.email);
});

test("who asked whom and who joined is in the audit log", async () => {
  const { account, owner } = await aTeam();
  const { token } = await invitePerson(owner, newcomer());
  await acceptInvitation(aVisitor(), { token, password: chosen });
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.accountId, account.id))
    .orderBy(auditEntries.id);
  expect(entries.map(({ action }) => action)).toEqual(["person.invited", "person.joined"]);
  expect(entries[1]?.after).toMatchObject({ invited_by: owner.actor.id });
});

test("addresses are compared as they are kept, and must be addresses", () => {
  const typed = { name: " Ann ", email: " Ann@Example.COM ", role: "viewer" };
  const read = InvitePersonInput.parse(typed);
  expect(read).toEqual({ name: "Ann", email: "ann@example.com", role: "viewer" });
  for (const email of ["", "ann", "ann@", "@example.com", "a b@example.com"]) {
    expect(InvitePersonInput.safeParse({ ...typed, email }).success).toBe(false);
  }
});
