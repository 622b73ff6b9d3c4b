import { createPublicKey, createSecretKey, type KeyObject } from "node:crypto";
import { beforeDisconnect } from "#db/client";
import type { Hears } from "#db/line";
import { listen } from "#db/listen";
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

interface Kept {
  readonly ready: ReadySigningKey;
  readonly untilMs: number;
}

/** What a memory of signing keys rests on. */
export interface SigningKeySources {
  readonly load: (accountId: Id<"acct">, id: Id<"sgk">) => Promise<SigningKey | undefined>;
  /** Whether it is told of every change; what it remembers counts for nothing while it is not. */
  readonly hears: Hears;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
}

export interface SigningKeyMemory {
  readonly find: (accountId: Id<"acct">, id: Id<"sgk">) => Promise<ReadySigningKey | undefined>;
  readonly forget: (accounts: Accounts) => void;
  readonly size: () => number;
}

const mostKept = 10_000;
/** As with API keys, for a change that nobody was told of. */
const keptForMs = 30_000;

/**
 * Keeps keys as they are checked with, for parsing one costs more than checking by it. Only keys in
 * use are kept, and none that was looked up while a change was told of.
 */
export function createSigningKeyMemory({
  load,
  hears,
  nowMs,
}: SigningKeySources): SigningKeyMemory {
  const kept = new Map<string, Kept>();
  let generation = 0;

  async function lookedUp(accountId: Id<"acct">, id: Id<"sgk">) {
    const begun = { generation, isTold: hears() };
    const row = await load(accountId, id);
    const ready = row && (await readied(row));
    if (ready && begun.isTold && begun.generation === generation) keep(ready);
    return ready;
  }

  /** All are kept for the same time, so the first is the next to go. */
  function keep(ready: ReadySigningKey): void {
    const now = nowMs();
    const name = nameOf(ready.row.accountId, ready.row.id);
    kept.delete(name);
    kept.set(name, { ready, untilMs: now + keptForMs });
    for (const [oldest, { untilMs }] of kept) {
      if (kept.size <= mostKept && untilMs > now) return;
      kept.delete(oldest);
    }
  }

  return {
    find: async (accountId, id) => {
      const known = kept.get(nameOf(accountId, id));
      const isGood = known && nowMs() < known.untilMs && hears();
      return isGood ? known.ready : lookedUp(accountId, id);
    },
    forget: (accounts) => {
      generation += 1;
      for (const [name, { ready }] of kept) {
        if (accounts === "all" || accounts.has(ready.row.accountId)) kept.delete(name);
      }
    },
    size: () => kept.size,
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
