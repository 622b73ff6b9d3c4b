import { z } from "zod";
import { provePassword } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { factorsOf, hasSecondFactor } from "#domain/second-factors/factors-of";
import { openSession, type SignedIn } from "#domain/sessions/open-session";
import { issueTicket } from "#domain/tickets/issue-ticket";
import { byPassword } from "#domain/tickets/proof";

export const SignInInput = z.object({
  email: z.string().min(1).max(254),
  password: z.string().min(1).max(1024),
});

/** How long somebody may take to find their code. */
const secondStepMinutes = 10;

/** A session, or the ticket to the second step where the person has one to take. */
export interface FirstStep extends SignedIn {
  readonly isSignedIn: boolean;
}

/** Signs in by password; whoever has a second factor is not in before they have shown it. */
export async function signIn(
  visitor: Visitor,
  input: z.output<typeof SignInInput>,
): Promise<FirstStep> {
  const person = await provePassword(visitor, input);
  if (hasSecondFactor(await factorsOf(person.id))) {
    const [at, minutes] = [visitor.clock(), secondStepMinutes];
    const wish = { personId: person.id, at, minutes };
    const token = await issueTicket({ ...wish, purpose: "second_step" });
    return { token, expiresAt: at.add({ minutes }), isSignedIn: false };
  }
  const vouched = { by: "password", providerId: null, providerOf: null } as const;
  return { ...(await openSession(visitor, { person, ...vouched, proof })), isSignedIn: true };
}

function proof() {
  return Promise.resolve(byPassword);
}
