import { beforeDisconnect } from "#db/client";
import { listen } from "#db/listen";
import { createToldMemory, type MemorySources } from "#db/told-memory";
import { findKeyByDigest, type KeyOfAccount } from "#domain/api-keys/queries";
import { type Id, uuidToId } from "#platform/ids";

/** What a memory of keys rests on. */
export interface KeySources extends MemorySources {
  readonly load: (digest: string) => Promise<KeyOfAccount | undefined>;
}

/** The keys that were used lately, by the digests of their secrets, with their accounts. */
export interface KeyMemory {
  readonly find: (digest: string) => Promise<KeyOfAccount | undefined>;
  /** The keys of these accounts, or all, are read again before they are believed. */
  readonly forget: (accountIds: ReadonlySet<Id<"acct">> | "all") => void;
  /** How many keys it holds. */
  readonly size: () => number;
}

/** Recognises keys without asking the database each time. */
export function createKeyMemory({ load, ...sources }: KeySources): KeyMemory {
  const { find, forget, size } = createToldMemory<KeyOfAccount>(sources);
  return {
    find: (digest) => find(digest, () => load(digest)),
    forget: (accountIds) =>
      forget(({ account }) => accountIds === "all" || accountIds.has(account.id)),
    size,
  };
}

// Next loads modules more than once in one process; what one forgets all must forget.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a global has any fields.
const holder = globalThis as { tollgateKeys?: KeyMemory | undefined };

/** The memory of this process, which forgets what the triggers of the database tell it to. */
export function keyMemory(): KeyMemory {
  holder.tollgateKeys ??= toldMemory();
  return holder.tollgateKeys;
}

/** Has this process read the keys of an account again from its next request on. */
export function forgetKeysOf(accountId: Id<"acct">): void {
  holder.tollgateKeys?.forget(new Set([accountId]));
}

function toldMemory(): KeyMemory {
  const hears = listen({
    channel: "api_keys_changed",
    heard: (payload) => memory.forget(toldAccounts(payload)),
    resumed: () => memory.forget("all"),
  });
  const memory = createKeyMemory({ load: findKeyByDigest, hears, nowMs: () => performance.now() });
  beforeDisconnect(async () => {
    holder.tollgateKeys = undefined;
  });
  return memory;
}

/** What the triggers tell: the uuids of accounts, or that there are too many to name. */
function toldAccounts(payload: string): ReadonlySet<Id<"acct">> | "all" {
  if (payload === "*") return "all";
  return new Set(payload.split(",").map((uuid) => uuidToId("acct", uuid)));
}
