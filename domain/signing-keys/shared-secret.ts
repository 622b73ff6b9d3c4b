import type { SigningKey } from "#domain/signing-keys/signing-key";
import { seal, unseal } from "#domain/vault/seal";
import { randomToken } from "#platform/random";
import { sha256 } from "#platform/secrets";

type Place = Pick<SigningKey, "accountId" | "id">;

/** A secret to share with a program: 256 bits, whose text itself is the key. */
export async function newSharedSecret(place: Place) {
  const secret = `tgss_${randomToken()}`;
  return {
    secret,
    sealedSecret: await seal(secret, bindingOf(place)),
    fingerprint: partOf(secret),
  };
}

/** The secret again, to check a signature by. */
export function openedSecret(place: Place, sealedSecret: string): Promise<string> {
  return unseal(sealedSecret, bindingOf(place));
}

/** Enough to tell two apart, of no use to find one. */
function partOf(secret: string): string {
  return sha256(secret).slice(0, 16);
}

function bindingOf({ accountId, id }: Place): readonly string[] {
  return [accountId, "signing_secret", id];
}
