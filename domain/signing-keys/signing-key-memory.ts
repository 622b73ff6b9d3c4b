import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { beforeDisconnect } from "#db/client";
import { listen } from "#db/listen";
import { createToldMemory, type MemorySources } from "#db/told-memory";
import { findSigningKey } from "#domain/signing-keys/queries";
import { openedSecret } from "#domain/signing-keys/shared-secret";
import type { SigningKey } from "#domain/signing-keys/signing-key";
import { type Id, uuidToId } from "#platform/ids";

/** A signing key, parsed once, ready to check with. */
export interface ReadySigningKey {
  readonly row: SigningKey;
  readonly key: KeyObject;
}

type Accounts = ReadonlySet<Id<"acct">> | "all";

/** What a memory of signing keys rests on. */
export interface SigningKeySources extends MemorySources {
  readonly load: (accountId: Id<"acct">, id: Id<"sgk">) => Promise<SigningKey | undefined>;
}

export interface SigningKeyMemory {
  readonly find: (accountId: Id<"acct">, id: Id<"sgk">) => Promise<ReadySigningKey | undefined>;
  readonly forget: (accounts: Accounts) => void;
  readonly size: () => number;
}

/** Keeps keys as they are checked with, for parsing one costs more than checking by it. */
export function createSigningKeyMemory({ load, ...sources }: SigningKeySources): SigningKeyMemory {
  const memory = createToldMemory<ReadySigningKey>(sources);

  async function lookedUp(accountId: Id<"acct">, id: Id<"sgk">) {
    const row = await load(accountId, id);
    return row && readied(row);
  }

  return {
    find: (accountId, id) => memory.find(nameOf(accountId, id), () => lookedUp(accountId, id)),
    forget: (accounts) =>
      memory.forget(({ row }) => accounts === "all" || accounts.has(row.accountId)),
    size: memory.size,
  };
}

function nameOf(accountId: Id<"acct">, id: Id<"sgk">): string {
  return `${accountId} ${id}`;
}

/** The key itself; undefined for a shared secret that was forgotten. */
async function readied(row: SigningKey): Promise<ReadySigningKey | undefined> {
  if (row.publicKey !== null) return { row, key: createPublicKey(row.publicKey) };
  if (row.sealedSecret === null) return undefined;
  const secret = await openedSecret(row, row.sealedSecret);
  return { row, key: createSecretKey(Buffer.from(secret, "utf8")) };
}

// Next loads modules more than once in one process; what one forgets all must forget.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateSigningKeys?: SigningKeyMemory | undefined };

/** The memory of this process, which forgets what the triggers of the database tell it to. */
export function signingKeyMemory(): SigningKeyMemory {
  holder.tollgateSigningKeys ??= toldMemory();
  return holder.tollgateSigningKeys;
}

/** Has this process read the signing keys of an account again from its next request on. */
export function forgetSigningKeysOf(accountId: Id<"acct">): void {
  holder.tollgateSigningKeys?.forget(new Set([accountId]));
}

/** Signing keys are told of on the channel of API keys, by the same triggers. */
function toldMemory(): SigningKeyMemory {
  const hears = listen({
    channel: "api_keys_changed",
    heard: (payload) => memory.forget(toldAccounts(payload)),
    resumed: () => memory.forget("all"),
  });
  const memory = createSigningKeyMemory({ load: findSigningKey, hears, nowMs: monotonicMs });
  beforeDisconnect(async () => {
    holder.tollgateSigningKeys = undefined;
  });
  return memory;
}

function monotonicMs(): number {
  return performance.now();
}

function toldAccounts(payload: string): Accounts {
  if (payload === "*") return "all";
  return new Set(payload.split(",").map((uuid) => uuidToId("acct", uuid)));
}
