import { beforeDisconnect } from "#db/client";
import type { Hears } from "#db/line";
import { listen } from "#db/listen";
import { findKeyByDigest, type KeyOfAccount } from "#domain/api-keys/queries";
import { type Id, uuidToId } from "#platform/ids";

/** What a memory of keys rests on. */
export interface KeySources {
  readonly load: (digest: string) => Promise<KeyOfAccount | undefined>;
  /** Whether it is told of every change; what it remembers counts for nothing while it is not. */
  readonly hears: Hears;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
}

/** The keys that were used lately, by the digests of their secrets, with their accounts. */
export interface KeyMemory {
  readonly find: (digest: string) => Promise<KeyOfAccount | undefined>;
  /** The keys of these accounts, or all, are read again before they are believed. */
  readonly forget: (accountIds: ReadonlySet<Id<"acct">> | "all") => void;
  /** How many keys it holds. */
  readonly size: () => number;
}

interface Kept {
  readonly found: KeyOfAccount;
  readonly untilMs: number;
}

interface LookUp {
  readonly askedAtMs: number;
  readonly answer: Promise<KeyOfAccount | undefined>;
}

const mostKept = 10_000;
/** For a change that nobody was told of, as after a restore; all others end it in milliseconds. */
const keptForMs = 30_000;
/** Who comes later asks anew: an answer on its way must not speak for what came after it. */
const sharedForMs = 100;

/**
 * Recognises keys without asking the database each time. What a change has ended is never put back
 * by a look-up that was under way; only keys that exist are kept, so guesses fill nothing.
 */
export function createKeyMemory({ load, hears, nowMs }: KeySources): KeyMemory {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, LookUp>();
  let generation = 0;

  async function lookedUp(digest: string): Promise<KeyOfAccount | undefined> {
    const begun = { generation, isTold: hears() };
    const found = await load(digest);
    if (found && begun.isTold && begun.generation === generation) keep(digest, found);
    return found;
  }

  /** All are kept for the same time, so the first is the next to go. */
  function keep(digest: string, found: KeyOfAccount): void {
    const now = nowMs();
    kept.delete(digest);
    kept.set(digest, { found, untilMs: now + keptForMs });
    for (const [oldest, { untilMs }] of kept) {
      if (kept.size <= mostKept && untilMs > now) return;
      kept.delete(oldest);
    }
  }

  function shared(digest: string, now: number): Promise<KeyOfAccount | undefined> {
    const other = underWay.get(digest);
    if (other && now - other.askedAtMs < sharedForMs) return other.answer;
    const answer = lookedUp(digest).finally(() => {
      if (underWay.get(digest)?.answer === answer) underWay.delete(digest);
    });
    underWay.set(digest, { askedAtMs: now, answer });
    return answer;
  }

  return {
    find: async (digest) => {
      const now = nowMs();
      const known = kept.get(digest);
      return known && now < known.untilMs && hears() ? known.found : shared(digest, now);
    },
    forget: (accountIds) => {
      generation += 1;
      underWay.clear();
      for (const [digest, { found }] of kept) {
        if (accountIds === "all" || accountIds.has(found.account.id)) kept.delete(digest);
      }
    },
    size: () => kept.size,
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
