import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { z } from "zod";
import { passkeys } from "#db/schema/sign-in";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { base64url, relyingParty, takeChallenge } from "#domain/passkeys/challenge";
import { type CreatedAnswer, challengeIn, createdAnswer } from "#domain/passkeys/client-answer";
import type { Passkey } from "#domain/passkeys/passkeys-of";
import type { Id } from "#platform/ids";
import { newId } from "#platform/ids";

export const RegisterPasskeyInput = z.object({
  name: z.string().trim().min(1).max(60),
  /** What the browser's `navigator.credentials.create` came to, as JSON. */
  answer: z.string().min(1).max(100_000),
});

type Made = Omit<Passkey, "personId" | "id" | "name" | "createdAt">;

/** Adds a passkey, if the device made it for us, for this person, and just now. */
export async function registerPasskey(
  ctx: Context,
  { name, answer }: z.output<typeof RegisterPasskeyInput>,
): Promise<Passkey> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);
  const made = await checked(ctx, personId, createdAnswer(answer));

  return commit(ctx, async (read) => {
    const id = newId("pky", read.now);
    const passkey: Passkey = { ...made, personId, id, name, createdAt: read.now };
    const after = { kind: "passkey", name };
    const audit = { action: "second_factor.added", subject: personId, after };
    return change(passkey, { audit, events: [] }).inserts(passkeys, passkey);
  });
}

async function checked(
  { clock }: Context,
  personId: Id<"usr">,
  answer: CreatedAnswer | undefined,
): Promise<Made> {
  const challenge = answer && challengeIn(answer);
  if (!challenge) throw notMade();
  const isOurs = await takeChallenge(challenge, { use: "register", personId }, clock());
  if (!isOurs) throw notMade();
  const { credential, credentialBackedUp: isSynced } = await verified(answer, challenge);
  return {
    credentialId: credential.id,
    publicKey: base64url(credential.publicKey),
    counter: BigInt(credential.counter),
    transports: credential.transports ?? [],
    isSynced,
    lastUsedAt: null,
    removedAt: null,
    version: 1n,
  };
}

async function verified(answer: CreatedAnswer, expectedChallenge: string) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const expected = { expectedChallenge, expectedRPID, expectedOrigin };
  const { transports = [], ...rest } = answer.response;
  const response = { ...answer, clientExtensionResults: {}, response: { ...rest, transports } };
  const result = await verifyRegistrationResponse({ ...expected, response }).catch(() => undefined);
  if (!result?.verified) throw notMade();
  return result.registrationInfo;
}

function notMade(): DomainError {
  return new DomainError("sign_in_failed", "The passkey could not be added. Begin anew.");
}
