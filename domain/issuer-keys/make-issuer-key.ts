import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { invariant } from "#domain/errors/invariant";
import type { IssuerAlgorithm, IssuerKey, StoredIssuerKey } from "#domain/issuer-keys/issuer-key";
import { addKey } from "#domain/issuer-keys/queries";
import { seal, unseal } from "#domain/vault/seal";
import { newId } from "#platform/ids";

const makePair = promisify(generateKeyPair);
const rsaBits = 2_048;

interface NewIssuerKey {
  readonly algorithm: IssuerAlgorithm;
  readonly number: number;
  readonly createdAt: Temporal.Instant;
  readonly signsFrom: Temporal.Instant;
}

/** Makes the key of that number; undefined where another process has been faster. */
export async function makeIssuerKey(made: NewIssuerKey): Promise<StoredIssuerKey | undefined> {
  const id = newId("isk", made.createdAt);
  const { publicKey, privateKey } = await pairFor(made.algorithm);
  const key: StoredIssuerKey = {
    ...made,
    id,
    publicKey: publicKey.export({ type: "spki", format: "pem" }),
    sealedPrivateKey: await seal(
      privateKey.export({ type: "pkcs8", format: "pem" }),
      bindingOf(id),
    ),
    endsAt: null,
  };
  return (await addKey(key)) ? key : undefined;
}

/** A stored key, opened. */
export async function openedIssuerKey(stored: StoredIssuerKey): Promise<IssuerKey> {
  const { id, algorithm, publicKey, sealedPrivateKey, signsFrom } = stored;
  invariant(sealedPrivateKey, "a key that is published has its private half");
  return {
    id,
    algorithm,
    signsFrom,
    publicKey: createPublicKey(publicKey),
    privateKey: createPrivateKey(await unseal(sealedPrivateKey, bindingOf(id))),
  };
}

function pairFor(
  algorithm: IssuerAlgorithm,
): Promise<{ readonly publicKey: KeyObject; readonly privateKey: KeyObject }> {
  if (algorithm === "ES256") return makePair("ec", { namedCurve: "P-256" });
  if (algorithm === "RS256") return makePair("rsa", { modulusLength: rsaBits });
  return makePair("ed25519", {});
}

function bindingOf(id: string): readonly string[] {
  return ["issuer_key", id];
}
