import { generateRegistrationOptions } from "@simplewebauthn/server";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { invariant } from "#domain/errors/invariant";
import { newChallenge, relyingParty } from "#domain/passkeys/challenge";
import { passkeysOf } from "#domain/passkeys/passkeys-of";
import { findPersonById } from "#domain/people/find-person";

/** What a browser needs to make a passkey for the person, as JSON; it is good for minutes. */
export async function beginPasskey(ctx: Context): Promise<string> {
  requireScope(ctx, "factors:write");
  requireFreshProof(ctx);
  const { id: personId } = requirePerson(ctx);
  const [person, known] = [await findPersonById(personId), await passkeysOf(personId)];
  invariant(person, "whoever is signed in exists");
  const challenge = await newChallenge({ use: "register", personId }, ctx.clock());
  const options = await generateRegistrationOptions({
    rpName: "Tollgate",
    rpID: relyingParty().id,
    userID: new Uint8Array(Buffer.from(personId)),
    userName: person.email,
    userDisplayName: person.name,
    challenge: Buffer.from(challenge, "base64url"),
    attestationType: "none",
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}
