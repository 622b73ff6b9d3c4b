import { findPersonById } from "#domain/people/find-person";
import { passwordMark } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import type { Visitor } from "#domain/people/visitor";
import { factorsOf, hasSecondFactor } from "#domain/second-factors/factors-of";
import { openSession, type SignedIn } from "#domain/sessions/open-session";
import { beginSession } from "#domain/sign-ins/begin-session";
import { issueTicket } from "#domain/tickets/issue-ticket";
import type { Proof } from "#domain/tickets/proof";

/** How long somebody may take to find their code. */
const secondStepMinutes = 10;

/** A session, or the ticket to the second step where the person has one to take. */
export interface FirstStep extends SignedIn {
  readonly isSignedIn: boolean;
}

/** Who was shown to stand at the door, and by what. */
export interface FirstShown {
  readonly person: PersonRow;
  readonly by: "password" | "installation";
  /** When it was shown, where that is not now. */
  readonly provenAt?: Temporal.Instant;
}

/** Lets somebody in, or asks for their second factor first: nobody who has one is in without. */
export async function takeFirstStep(visitor: Visitor, shown: FirstShown): Promise<FirstStep> {
  const { person, by } = shown;
  if (hasSecondFactor(await factorsOf(person.id))) return secondStepOf(visitor, person);
  const vouched = { by, providerId: null, providerOf: null };
  const proof = () => standingProof(shown);
  const newcomer = { ...vouched, person, proof, provenAt: shown.provenAt };
  return { ...(await openSession(visitor, newcomer)), isSignedIn: true };
}

/** The ticket to the second step; another password ends it. */
async function secondStepOf(visitor: Visitor, person: PersonRow): Promise<FirstStep> {
  const [at, minutes] = [visitor.clock(), secondStepMinutes];
  const wish = { personId: person.id, data: { password: passwordMark(person) }, at, minutes };
  const token = await issueTicket({ ...wish, purpose: "second_step" });
  return { token, expiresAt: at.add({ minutes }), isSignedIn: false };
}

/** The proof, if the person has no other password by the time that the session is written. */
async function standingProof({ person: shown, by }: FirstShown): Promise<Proof | undefined> {
  const person = await findPersonById(shown.id);
  if (!person || person.passwordHash !== shown.passwordHash) return undefined;
  return { by, spend: (change) => beginSession(change, person) };
}
