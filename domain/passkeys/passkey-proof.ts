import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { passkeys } from "#db/schema/sign-in";
import { next } from "#domain/changes/change";
import { type Challenged, relyingParty, takeChallenge } from "#domain/passkeys/challenge";
import { challengeIn, type UsedAnswer, usedAnswer } from "#domain/passkeys/client-answer";
import type { Passkey } from "#domain/passkeys/passkeys-of";
import { findPasskey } from "#domain/passkeys/queries";
import type { PersonRow } from "#domain/people/person";
import type { Proof } from "#domain/tickets/proof";

/** An answer to a challenge of ours, which is used up by it; not yet known whose, or if right. */
export interface Answered {
  readonly answer: UsedAnswer;
  readonly challenge: string;
}

/** The answer in this text, if it is the first to a challenge that was made for just this. */
export async function answered(
  json: string,
  asked: Challenged,
  now: Temporal.Instant,
): Promise<Answered | undefined> {
  const answer = usedAnswer(json);
  const challenge = answer && challengeIn(answer);
  if (!challenge || !(await takeChallenge(challenge, asked, now))) return undefined;
  return { answer, challenge };
}

/**
 * Whose passkey has signed the challenge, if it did: on a page of ours, by a device that made sure
 * of its user, and counting on from where it was.
 */
export async function passkeyProof(
  { answer, challenge }: Answered,
  now: Temporal.Instant,
): Promise<{ readonly person: PersonRow; readonly proof: Proof } | undefined> {
  const found = await findPasskey(answer.id);
  const counter = found && (await counterOf(found.passkey, answer, challenge));
  if (!found || counter === undefined) return undefined;
  const { passkey, person } = found;
  const after = next(passkey, { counter, lastUsedAt: now });
  const spend: Proof["spend"] = (change) => void change.updates(passkeys, passkey, after);
  return { person, proof: { by: "passkey", spend } };
}

async function counterOf(
  passkey: Passkey,
  answer: UsedAnswer,
  expectedChallenge: string,
): Promise<bigint | undefined> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty();
  const { userHandle, ...rest } = answer.response;
  if (userHandle !== undefined && !isOf(passkey, userHandle)) return undefined;
  const result = await verifyAuthenticationResponse({
    expectedChallenge,
    expectedRPID,
    expectedOrigin,
    requireUserVerification: true,
    response: { ...answer, clientExtensionResults: {}, response: rest },
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: Number(passkey.counter),
    },
  }).catch(() => undefined);
  return result?.verified ? BigInt(result.authenticationInfo.newCounter) : undefined;
}

/** The device says for whom it made the passkey; it has to be the one we keep it for. */
function isOf({ personId }: Passkey, userHandle: string): boolean {
  return Buffer.from(userHandle, "base64url").toString() === personId;
}
