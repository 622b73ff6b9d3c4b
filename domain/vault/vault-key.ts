import { invariant } from "#domain/errors/invariant";
import { addKey, findCurrentKey, findKey, type WrappedKey } from "#domain/vault/queries";
import { decrypted, encrypted, newCipherKey } from "#platform/cipher";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";
import { settings } from "#platform/settings";

/** A key of the vault as the program uses it; its bytes never leave the process. */
export interface VaultKey {
  readonly id: Id<"vk">;
  readonly bytes: Uint8Array;
}

/** How long a process goes on sealing with a key after another process has made the next one. */
export const currentKeySeconds = 10;

const opened = new Map<Id<"vk">, VaultKey>();
let current: { readonly key: VaultKey; readonly until: Temporal.Instant } | undefined;

/** The key that seals what is new; the first is made when it is first needed. */
export async function currentKey(): Promise<VaultKey> {
  const now = systemClock();
  if (current && Temporal.Instant.compare(now, current.until) < 0) return current.key;
  const key = openKey((await findCurrentKey()) ?? (await firstKey()));
  current = { key, until: now.add({ seconds: currentKeySeconds }) };
  return key;
}

/** The key of that id, whether or not it still seals. */
export async function keyOf(id: Id<"vk">): Promise<VaultKey> {
  const known = opened.get(id);
  if (known) return known;
  const wrapped = await findKey(id);
  invariant(wrapped, "what is sealed names a key that the vault has");
  return openKey(wrapped);
}

/** Makes the next key, if no other process just did, and seals with it from now on. */
export async function makeKey(number: number, at: Temporal.Instant): Promise<WrappedKey> {
  const id = newId("vk", at);
  const wrappedKey = wrap({ id, bytes: newCipherKey() });
  await addKey({ id, number, wrappedKey, createdAt: at, retiredAt: null });
  current = undefined;
  const made = await findCurrentKey();
  invariant(made, "a key was made");
  return made;
}

/** The key's text for the database, under the key of the settings. */
export function wrap({ id, bytes }: VaultKey): string {
  return encrypted(kek(settings().vaultKey), bytes, ["vault key", id]);
}

/** Whether the key is wrapped by the present key of the settings, and not by a former one. */
export function isWrappedByPresent({ id, wrappedKey }: WrappedKey): boolean {
  return unwrapped(settings().vaultKey, { id, wrappedKey }) !== undefined;
}

/** The key itself, unwrapped by the key of the settings or by a former one. */
export function openKey(wrapped: WrappedKey): VaultKey {
  const known = opened.get(wrapped.id);
  if (known) return known;
  const { vaultKey, vaultFormerKeys } = settings();
  const [bytes] = [vaultKey, ...vaultFormerKeys].flatMap((key) => unwrapped(key, wrapped) ?? []);
  invariant(
    bytes,
    "neither TOLLGATE_VAULT_KEY nor a key in TOLLGATE_VAULT_FORMER_KEYS opens the vault",
  );
  const key = { id: wrapped.id, bytes };
  opened.set(key.id, key);
  return key;
}

/** Two processes may begin at once; the number is unique, so both go on with the same key. */
function firstKey(): Promise<WrappedKey> {
  return makeKey(1, systemClock());
}

function unwrapped(key: string, { id, wrappedKey }: Pick<WrappedKey, "id" | "wrappedKey">) {
  return decrypted(kek(key), wrappedKey, ["vault key", id]);
}

function kek(base64: string): Buffer {
  return Buffer.from(base64, "base64");
}
