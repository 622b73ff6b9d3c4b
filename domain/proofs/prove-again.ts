import { z } from "zod";
import { sessions } from "#db/schema/people";
import type { Context } from "#domain/access/context";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { answered, passkeyProof } from "#domain/passkeys/passkey-proof";
import { countedTry } from "#domain/people/counted-try";
import { findPersonById } from "#domain/people/find-person";
import { provePassword } from "#domain/people/prove-password";
import { codeLockRules } from "#domain/people/sign-in-lock";
import { loadProvingSession } from "#domain/proofs/load-proving-session";
import { codeProof } from "#domain/second-factors/code-proof";
import type { SessionRow } from "#domain/sessions/session";
import { byPassword, type Proof } from "#domain/tickets/proof";
import type { Id } from "#platform/ids";

export const ProveAgainInput = z
  .object({
    password: z.string().max(1024).optional(),
    /** A code of the generator, or a recovery code. */
    code: z.string().max(40).optional(),
    /** What a passkey has signed, as JSON. */
    answer: z.string().max(50_000).optional(),
  })
  .refine(({ password, code, answer }) => [password, code, answer].some(Boolean), {
    path: ["password"],
    error: "missing",
  });

interface ProveAgain extends z.output<typeof ProveAgainInput> {
  readonly userAgent: string | null;
}

/** Shows that it is still the person who signed in, by one thing that only they have or know. */
export async function proveAgain(ctx: Context, input: ProveAgain): Promise<SessionRow> {
  requireScope(ctx, "sessions:write");
  const { id: personId } = requirePerson(ctx);
  const sessionId = ctx.session?.id;
  invariant(sessionId, "only whoever is signed in proves it again");
  const { find, takeBack } = await proofOf(ctx, personId, input);

  const session = await commit(ctx, async (read) => {
    const proof = await find(read.now);
    if (!proof) throw notProven();
    const before = await loadProvingSession(read, { sessionId, personId });
    const after = next(before, { provenAt: read.now });
    const audit = { action: "session.proven", subject: sessionId, after: { by: proof.by } };
    const proven = change(after, { audit, events: [] }).updates(sessions, before, after);
    proof.spend(proven);
    return proven;
  });
  await takeBack();
  return session;
}

interface Shown {
  /** The proof as it is at that moment; of two uses at once, the later has none. */
  readonly find: (now: Temporal.Instant) => Promise<Proof | undefined>;
  readonly takeBack: () => Promise<void>;
}

async function proofOf(ctx: Context, personId: Id<"usr">, input: ProveAgain): Promise<Shown> {
  if (input.password) return passwordShown(ctx, personId, input);
  const takeBack = await countedTry(codeLockRules(personId, ctx.address), ctx.clock());
  if (!input.answer) {
    return { takeBack, find: (now) => codeProof(personId, input.code ?? "", now) };
  }
  const signed = await answered(input.answer, { use: "prove", personId }, ctx.clock());
  const find: Shown["find"] = async (now) => {
    const found = signed && (await passkeyProof(signed, now));
    return found?.person.id === personId ? found.proof : undefined;
  };
  return { takeBack, find };
}

async function passwordShown(
  { address, clock, requestId }: Context,
  personId: Id<"usr">,
  { password = "", userAgent }: ProveAgain,
): Promise<Shown> {
  const person = await findPersonById(personId);
  invariant(person, "whoever is signed in exists");
  const visitor = { address, clock, requestId, userAgent };
  await provePassword(visitor, { email: person.email, password });
  return { find: () => Promise.resolve(byPassword), takeBack: () => Promise.resolve() };
}

function notProven(): DomainError {
  return new DomainError("sign_in_failed", "This does not prove it.", { param: "code" });
}
