import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { oneTimeTickets } from "#db/schema/sign-in";
import { DomainError } from "#domain/errors/domain-error";
import { requestPasswordReset } from "#domain/new-passwords/request-password-reset";
import { personOfReset, resetPassword } from "#domain/new-passwords/reset-password";
import { findSession } from "#domain/sessions/find-session";
import { signIn } from "#domain/sign-ins/sign-in";
import { ticketToken } from "#domain/tickets/ticket";
import { anAccount } from "#e2e/support/account";
import { aMember, memberPassword } from "#e2e/support/member";
import { signedInMember, withAuthenticator } from "#e2e/support/signed-in";
import { aVisitor, later } from "#e2e/support/visitor";
import type { Id } from "#platform/ids";

const password = "four words never together 7";

async function linkOf(personId: Id<"usr">): Promise<string> {
  const [ticket] = await database()
    .select()
    .from(oneTimeTickets)
    .where(eq(oneTimeTickets.personId, personId));
  if (!ticket) throw new Error("nothing was sent");
  return ticketToken(ticket);
}

test("the link sets a new password once, and ends every session", async () => {
  const { email, person, token } = await signedInMember(await anAccount(), "owner");
  await requestPasswordReset(aVisitor(), { email });
  const link = await linkOf(person.id);
  const reset = () => resetPassword(aVisitor(), { token: link, password });
  const answers = await Promise.allSettled([reset(), reset()]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await findSession(aVisitor(), token)).toBeUndefined();
  const old = signIn(aVisitor(), { email, password: memberPassword });
  await expect(old).rejects.toMatchObject({ code: "sign_in_failed" });
  await expect(signIn(aVisitor(), { email, password })).resolves.toMatchObject({
    isSignedIn: true,
  });
  await expect(reset()).rejects.toMatchObject({ code: "resource_missing" });
});

test("an address that is nobody's is answered like one that is somebody's, and as often", async () => {
  const { email } = await aMember(await anAccount(), "viewer");
  for (const asked of [email, `nobody-${email}`]) {
    const answers = [];
    for (let time = 0; time < 8; time += 1) {
      const [answer] = await Promise.allSettled([
        requestPasswordReset(aVisitor(), { email: asked }),
      ]);
      const reason: unknown = answer?.status === "rejected" ? answer.reason : undefined;
      answers.push(reason instanceof DomainError ? reason.code : "done");
    }
    expect(answers.slice(0, 4)).toEqual(["done", "done", "done", "done"]);
    expect(answers.at(-1)).toBe("account_locked");
  }
});

test("a link runs out, cannot be made up, and takes no weak password", async () => {
  const { email, person } = await aMember(await anAccount(), "viewer");
  await requestPasswordReset(aVisitor(), { email });
  const link = await linkOf(person.id);
  expect(await personOfReset(later(aVisitor(), { minutes: 61 }), link)).toBeUndefined();
  expect(await personOfReset(aVisitor(), `${link}0`)).toBeUndefined();
  const weak = resetPassword(aVisitor(), { token: link, password: "password1234" });
  await expect(weak).rejects.toMatchObject({ code: "parameter_invalid" });
  expect(await personOfReset(aVisitor(), link)).toMatchObject({ id: person.id });
});

test("the mailbox alone opens nothing that a second factor guards", async () => {
  const { email, person, ctx } = await signedInMember(await anAccount(), "owner");
  await withAuthenticator(ctx);
  await requestPasswordReset(aVisitor(), { email });
  await resetPassword(aVisitor(), { token: await linkOf(person.id), password });
  await expect(signIn(aVisitor(), { email, password })).resolves.toMatchObject({
    isSignedIn: false,
  });
});

test("of two links used at once one sets its password; the other ends with it", async () => {
  const { email, person } = await aMember(await anAccount(), "viewer");
  await requestPasswordReset(aVisitor(), { email });
  await requestPasswordReset(aVisitor(), { email });
  const sent = await database()
    .select()
    .from(oneTimeTickets)
    .where(eq(oneTimeTickets.personId, person.id));
  const links = sent.map(ticketToken);
  expect(links).toHaveLength(2);
  const chosen = [password, "seven herons over the lock"];
  const answers = await Promise.allSettled(
    links.map((token, place) =>
      resetPassword(aVisitor(), { token, password: chosen[place] ?? "" }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  for (const link of links) expect(await personOfReset(aVisitor(), link)).toBeUndefined();
  const entered = await Promise.allSettled(
    chosen.map((each) => signIn(aVisitor(), { email, password: each })),
  );
  expect(entered.map(({ status }) => status)).toEqual(answers.map(({ status }) => status));
});

test("whoever has a new password by a link is written to as well", async () => {
  const { email, person } = await aMember(await anAccount(), "viewer");
  await requestPasswordReset(aVisitor(), { email });
  await resetPassword(aVisitor(), { token: await linkOf(person.id), password });
  const sent = await database()
    .select()
    .from(oneTimeTickets)
    .where(eq(oneTimeTickets.personId, person.id));
  expect(sent.map(({ data }) => data.after)).toContain("change");
});
