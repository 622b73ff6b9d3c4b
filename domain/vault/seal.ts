import { invariant } from "#domain/errors/invariant";
import { currentKey, keyOf, type VaultKey } from "#domain/vault/vault-key";
import { decrypted, encrypted } from "#platform/cipher";
import { type Id, parseId } from "#platform/ids";

/**
 * A secret as it may be stored: encrypted with the vault's current key, and of use only where it
 * stands. The binding says where that is: account id, purpose, object id.
 */
export async function seal(plaintext: string, binding: readonly string[]): Promise<string> {
  return sealedWith(await currentKey(), plaintext, binding);
}

/** The same with this key, for a rotation that has just made it. */
export function sealedWith(
  { id, bytes }: VaultKey,
  plaintext: string,
  binding: readonly string[],
): string {
  return `${id}.${encrypted(bytes, Buffer.from(plaintext, "utf8"), [id, ...binding])}`;
}

/** The secret again; what was changed, or sealed for another place, is a fault and never opens. */
export async function unseal(sealed: string, binding: readonly string[]): Promise<string> {
  const [, body = ""] = sealed.split(".", 2);
  const { id, bytes } = await keyOf(sealingKeyOf(sealed));
  const plaintext = decrypted(bytes, body, [id, ...binding]);
  invariant(plaintext, "what is sealed opens where it was sealed, and as it was");
  return plaintext.toString("utf8");
}

/** Which key something was sealed with. */
function sealingKeyOf(sealed: string): Id<"vk"> {
  const [name = ""] = sealed.split(".", 1);
  const id = parseId("vk", name);
  invariant(id, "what is sealed begins with the id of its key");
  return id;
}
