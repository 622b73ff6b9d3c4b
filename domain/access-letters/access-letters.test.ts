import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { emails } from "#db/schema/notifications";
import { invitations } from "#db/schema/people";
import { oneTimeTickets } from "#db/schema/sign-in";
import type { AccessLetterWriter } from "#domain/access-letters/access-letter";
import { tellInvitation } from "#domain/access-letters/tell-invitation";
import { tellPasswordReset } from "#domain/access-letters/tell-password-reset";
import { withLinkSecret } from "#domain/emails/email";
import { changePassword } from "#domain/new-passwords/change-password";
import { requestPasswordReset } from "#domain/new-passwords/request-password-reset";
import { personOfReset } from "#domain/new-passwords/reset-password";
import { invitePerson } from "#domain/team/invite-person";
import { showInvitation } from "#domain/team/show-invitation";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { aMember } from "#e2e/support/member";
import { signedInMember } from "#e2e/support/signed-in";
import { aVisitor } from "#e2e/support/visitor";
import type { Id } from "#platform/ids";

const write: AccessLetterWriter = ({ path }) => ({ subject: "x", text: path, html: path });

async function lettersTo(personId: Id<"usr">) {
  return database().select().from(emails).where(eq(emails.personId, personId));
}

async function anInvitation() {
  const account = await anAccount();
  const { ctx, email } = await signedInMember(account, "owner");
  const input = { name: "New", email: `new-${email}`, role: "admin" };
  const invited = await invitePerson(ctx, { ...input, locale: "zh-CN", timeZone: "UTC" });
  const [invitation] = await database()
    .select()
    .from(invitations)
    .where(eq(invitations.personId, invited.personId));
  if (!invitation) throw new Error("there is one");
  return { account, invited, invitationId: invitation.id };
}

test("an invitation is written once, by however many workers, in the person's language", async () => {
  const { account, invited, invitationId } = await anInvitation();
  const tell = () => tellInvitation(workerContext(account), { invitationId, write });
  const told = await Promise.all([tell(), tell(), tell()]);
  expect(told.filter(Boolean)).toHaveLength(1);
  expect(await lettersTo(invited.personId)).toMatchObject([{ locale: "zh-CN" }]);
});

test("what is kept of a letter opens nothing; what is handed in does", async () => {
  const { account, invited, invitationId } = await anInvitation();
  await tellInvitation(workerContext(account), { invitationId, write });
  const [letter] = await lettersTo(invited.personId);
  if (!letter) throw new Error("there is one");
  expect(letter.text).not.toContain(invited.token);
  expect(withLinkSecret(letter, letter.text)).toBe(`/welcome/${invited.token}`);
  const shown = await showInvitation(aVisitor(), invited.token);
  expect(shown).toMatchObject({ email: letter.address, role: "admin" });
});

test("a new password is written for once, and its link is good", async () => {
  const account = await anAccount();
  const { email, person } = await aMember(account, "viewer");
  await requestPasswordReset(aVisitor(), { email });
  const [ticket] = await database()
    .select()
    .from(oneTimeTickets)
    .where(
      and(eq(oneTimeTickets.personId, person.id), eq(oneTimeTickets.purpose, "password_reset")),
    );
  if (!ticket) throw new Error("there is one");
  const tell = () => tellPasswordReset(workerContext(account), { ticketId: ticket.id, write });
  expect((await Promise.all([tell(), tell()])).filter(Boolean)).toHaveLength(1);
  const [letter] = await lettersTo(person.id);
  if (!letter) throw new Error("there is one");
  expect(await personOfReset(aVisitor(), letter.text.split("/").at(-1) ?? "")).toBeUndefined();
  const token = withLinkSecret(letter, letter.text).split("/").at(-1) ?? "";
  expect(await personOfReset(aVisitor(), token)).toMatchObject({ id: person.id });
});

test("only the worker writes them", async () => {
  const { account, invitationId } = await anInvitation();
  const telling = tellInvitation(keyContext(account), { invitationId, write });
  await expect(telling).rejects.toMatchObject({ code: "more_permissions_required" });
});

test("a new password is told of once, and the link to another one is good", async () => {
  const account = await anAccount();
  const { ctx, person } = await signedInMember(account, "viewer");
  await changePassword(ctx, { password: "four words never together 7" });
  const [ticket] = await database()
    .select()
    .from(oneTimeTickets)
    .where(eq(oneTimeTickets.personId, person.id));
  if (!ticket) throw new Error("there is one");
  const tell = () => tellPasswordReset(workerContext(account), { ticketId: ticket.id, write });
  expect((await Promise.all([tell(), tell()])).filter(Boolean)).toHaveLength(1);
  const [letter] = await lettersTo(person.id);
  expect(letter?.kind).toBe("password_changed");
  const token = letter && withLinkSecret(letter, letter.text).split("/").at(-1);
  expect(await personOfReset(aVisitor(), token ?? "")).toMatchObject({ id: person.id });
});
