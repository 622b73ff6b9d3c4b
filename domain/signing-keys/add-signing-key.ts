import { signingKeys } from "#db/schema/signatures";
import { personBehind } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import { lineOf } from "#domain/api-keys/api-key";
import { loadApiKey } from "#domain/api-keys/load-api-key";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import {
  fingerprintOf,
  type PublicKeyAlgorithm,
  pemOf,
  readPublicKey,
} from "#domain/signatures/public-key";
import { keysOfSubject } from "#domain/signing-keys/queries";
import { newSharedSecret } from "#domain/signing-keys/shared-secret";
import {
  mostSigningKeys,
  type SigningKey,
  signingKeySettings,
  signingKeyState,
} from "#domain/signing-keys/signing-key";
import { newId } from "#platform/ids";

interface NewSigningKey {
  readonly apiKeyId: string;
  /** What people call it. */
  readonly name: string;
  /** How long it is good; without it, until somebody revokes it. */
  readonly lifetimeDays?: number | undefined;
}

export type AddSigningKeyInput = NewSigningKey &
  (
    | { readonly algorithm: PublicKeyAlgorithm; readonly publicKey: string }
    | { readonly algorithm: "hmac-sha256" }
  );

/** A signing key, and the secret where one was made, which is shown this once. */
export interface AddedSigningKey {
  readonly key: SigningKey;
  readonly secret: string | null;
}

/**
 * Lets an API key sign: by a public key that is registered here, or a secret that is made here. It
 * holds for the keys that take the place of this one too.
 */
export async function addSigningKey(
  ctx: Context,
  input: AddSigningKeyInput,
): Promise<AddedSigningKey> {
  requireScope(ctx, "api_keys:write");
  requireFreshProof(ctx);

  return commit(ctx, async (read) => {
    const apiKey = await loadApiKey(read, input.apiKeyId);
    const subject = lineOf(apiKey);
    const place = { accountId: read.accountId, id: newId("sgk", read.now) };
    const { secret, ...material } = await materialOf(place, input);
    requireRoom(await keysOfSubject(read, subject), material.fingerprint, read);
    const key: SigningKey = {
      ...place,
      subject,
      name: input.name,
      algorithm: input.algorithm,
      ...material,
      createdBy: personBehind(ctx.actor),
      createdAt: read.now,
      expiresAt: input.lifetimeDays ? read.now.add({ hours: 24 * input.lifetimeDays }) : null,
      revokedAt: null,
      version: 1n,
    };
    const after = signingKeySettings(key);
    const audit = { action: "signing_key.added", subject: key.id, after };
    return change({ key, secret }, { audit, events: [] }).inserts(signingKeys, key);
  });
}

async function materialOf(place: Pick<SigningKey, "accountId" | "id">, input: AddSigningKeyInput) {
  if (input.algorithm === "hmac-sha256") {
    return { publicKey: null, ...(await newSharedSecret(place)) };
  }
  const key = readPublicKey(input.publicKey, input.algorithm);
  const fingerprint = fingerprintOf(key);
  return { publicKey: pemOf(key), sealedSecret: null, fingerprint, secret: null };
}

function requireRoom(keys: readonly SigningKey[], fingerprint: string, { now }: Reader): void {
  const inUse = keys.filter((key) => signingKeyState(key, now) === "active");
  if (inUse.some((key) => key.fingerprint === fingerprint)) {
    throw new DomainError("resource_already_exists", "This public key is registered already.", {
      param: "public_key",
    });
  }
  if (inUse.length < mostSigningKeys) return;
  throw new DomainError(
    "signing_key_limit_reached",
    `An API key can have ${mostSigningKeys} signing keys in use. Revoke one first.`,
  );
}
