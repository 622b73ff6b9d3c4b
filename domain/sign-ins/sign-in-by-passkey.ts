import { z } from "zod";
import { answered, passkeyProof } from "#domain/passkeys/passkey-proof";
import { signInFailed } from "#domain/people/prove-password";
import type { Visitor } from "#domain/people/visitor";
import { openSession, type SignedIn } from "#domain/sessions/open-session";

export const PasskeySignInInput = z.object({ answer: z.string().min(1).max(50_000) });

/**
 * Signs in by a passkey alone: the device holds one factor and has made sure of another. It names
 * the person itself, so nobody learns by it who has one.
 */
export async function signInByPasskey(
  visitor: Visitor,
  { answer }: z.output<typeof PasskeySignInInput>,
): Promise<SignedIn> {
  const asked = { use: "sign_in", personId: null } as const;
  const signed = await answered(answer, asked, visitor.clock());
  const found = signed && (await passkeyProof(signed, visitor.clock()));
  if (!found) throw signInFailed();
  return openSession(visitor, {
    person: found.person,
    by: "passkey",
    providerId: null,
    providerOf: null,
    proof: async (now) => (await passkeyProof(signed, now))?.proof,
  });
}
