import { z } from "zod";
import { countedTry } from "#domain/people/counted-try";
import { findPersonByEmail } from "#domain/people/find-person";
import { passwordMark } from "#domain/people/password";
import { emailKey } from "#domain/people/person";
import { mailLockRules } from "#domain/people/sign-in-lock";
import type { Visitor } from "#domain/people/visitor";
import { firstAccountOf } from "#domain/sessions/list-accounts";
import { issueTicket } from "#domain/tickets/issue-ticket";

/** How long the link in the e-mail is good. */
const resetMinutes = 60;

export const RequestResetInput = z.object({
  email: z.string().transform(emailKey).pipe(z.email().max(254)),
});

/**
 * Has the worker write to this address, if it is that of somebody who signs in by password. The
 * answer is the same whether it is or not, and so is the number of times one may ask.
 */
export async function requestPasswordReset(
  visitor: Visitor,
  { email }: z.output<typeof RequestResetInput>,
): Promise<void> {
  await countedTry(mailLockRules(email, visitor.address), visitor.clock());
  const person = await findPersonByEmail(email);
  if (!person || person.passwordHash === null || !(await firstAccountOf(person.id))) return;
  const data = { password: passwordMark(person) };
  const wish = { personId: person.id, data, at: visitor.clock(), minutes: resetMinutes };
  await issueTicket({ ...wish, purpose: "password_reset" });
}
