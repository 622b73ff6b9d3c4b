import { z } from "zod";
import { oneTimeTickets } from "#db/schema/sign-in";
import { next } from "#domain/changes/change";
import { answered, passkeyProof } from "#domain/passkeys/passkey-proof";
import { countedTry } from "#domain/people/counted-try";
import { findPersonById } from "#domain/people/find-person";
import { passwordMark } from "#domain/people/password";
import type { PersonRow } from "#domain/people/person";
import { signInFailed } from "#domain/people/prove-password";
import { codeLockRules } from "#domain/people/sign-in-lock";
import type { Visitor } from "#domain/people/visitor";
import { codeProof } from "#domain/second-factors/code-proof";
import { type Factors, factorsOf } from "#domain/second-factors/factors-of";
import { openSession, type SignedIn } from "#domain/sessions/open-session";
import { beginSession } from "#domain/sign-ins/begin-session";
import { openTicket } from "#domain/tickets/open-ticket";
import type { Proof } from "#domain/tickets/proof";

export const SecondStepInput = z
  .object({
    /** A code of the generator, or a recovery code. */
    code: z.string().max(40).optional(),
    /** What a passkey has signed, as JSON. */
    answer: z.string().max(50_000).optional(),
  })
  .refine(({ code, answer }) => Boolean(code) || Boolean(answer), {
    path: ["code"],
    error: "codeMissing",
  });

/** What somebody shows as their second factor. */
export type SecondStep = z.output<typeof SecondStepInput>;

/** Whoever stands at the second step, with what they can show there. */
export interface AtSecondStep {
  readonly person: PersonRow;
  readonly factors: Factors;
}

/** Who has just shown the right password, by their ticket; undefined where it is none or used. */
export async function atSecondStep(
  visitor: Visitor,
  token: string,
): Promise<AtSecondStep | undefined> {
  const found = await openStep(token, visitor.clock());
  return found && { person: found.person, factors: await factorsOf(found.person.id) };
}

/** The ticket with its person; it is over with the password that it was given for. */
async function openStep(token: string, now: Temporal.Instant) {
  const ticket = await openTicket("second_step", token, now);
  const person = ticket?.personId ? await findPersonById(ticket.personId) : undefined;
  if (!ticket || !person || ticket.data.password !== passwordMark(person)) return undefined;
  return { ticket, person };
}

/** Opens the session that the password began: the ticket and the factor are used up by it. */
export async function takeSecondStep(
  visitor: Visitor,
  token: string,
  step: SecondStep,
): Promise<SignedIn> {
  const at = await atSecondStep(visitor, token);
  if (!at) throw signInFailed();
  const { person } = at;
  const takeBack = await countedTry(codeLockRules(person.id, visitor.address), visitor.clock());
  const shown = await proofOf(person, step, visitor.clock());
  const first = await shown(visitor.clock());
  if (!first) throw signInFailed();
  const signedIn = await openSession(visitor, {
    person,
    by: first.by,
    providerId: null,
    providerOf: null,
    proof: async (now) => withTicket(await shown(now), token, now),
  });
  await takeBack();
  return signedIn;
}

type Shown = (now: Temporal.Instant) => Promise<Proof | undefined>;

/** How the proof is found; a passkey's challenge is used up here, whatever comes of it. */
async function proofOf(person: PersonRow, step: SecondStep, at: Temporal.Instant): Promise<Shown> {
  if (!step.answer) return (now) => codeProof(person.id, step.code ?? "", now);
  const asked = { use: "second_step", personId: person.id } as const;
  const signed = await answered(step.answer, asked, at);
  return async (now) => {
    const found = signed && (await passkeyProof(signed, now));
    return found?.person.id === person.id ? found.proof : undefined;
  };
}

async function withTicket(
  proof: Proof | undefined,
  token: string,
  now: Temporal.Instant,
): Promise<Proof | undefined> {
  const step = await openStep(token, now);
  if (!proof || !step) return undefined;
  const { ticket, person } = step;
  const spend: Proof["spend"] = (change) => {
    proof.spend(change);
    change.updates(oneTimeTickets, ticket, next(ticket, { usedAt: now }));
    beginSession(change, person);
  };
  return { by: proof.by, spend };
}
