import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { type Challenged, newChallenge, relyingParty } from "#domain/passkeys/challenge";
import { passkeysOf } from "#domain/passkeys/passkeys-of";

/**
 * What a browser needs to ask for a passkey, as JSON: any of ours where it is not known who comes,
 * so that nobody learns who has some; else one of the person's.
 */
export async function passkeyOptions(asked: Challenged, at: Temporal.Instant): Promise<string> {
  const known = asked.personId === null ? [] : await passkeysOf(asked.personId);
  const challenge = await newChallenge(asked, at);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: Buffer.from(challenge, "base64url"),
    userVerification: "required",
    allowCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
  });
  return JSON.stringify(options);
}
