import type { Rule } from "#domain/rate-limits/limiter";
import { type GivenLimits, limitOf, type SetRateLimit } from "#domain/rate-limits/rate-limits";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { BoundedMap } from "#platform/bounded-map";
import type { Id } from "#platform/ids";

/** Whose buckets a request draws on. */
export interface LimitedCaller {
  readonly accountId: Id<"acct">;
  /** Undefined where no key asks. */
  readonly keyId: Id<"key"> | undefined;
}

/** The limits in force for the accounts that were active lately. */
export interface LimitMemory {
  /** The rules that a request falls under: at once, unless its account was not seen for long. */
  readonly rulesFor: (caller: LimitedCaller) => readonly Rule[] | Promise<readonly Rule[]>;
  /** Something was set anew in this account, or nobody knows in which. */
  readonly readAgain: (accountId: Id<"acct"> | "all") => void;
}

/** What a memory of limits rests on. */
export interface LimitSources {
  readonly load: (accountId: Id<"acct">) => Promise<readonly SetRateLimit[]>;
  readonly given: GivenLimits;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
}

interface Known {
  readonly set: ReadonlyMap<string, RateLimit>;
  readonly rules: Map<Id<"key"> | undefined, readonly Rule[]>;
  /** Of two looks that were under way at once, the one begun later tells the truth. */
  readonly look: number;
  /** Until when it is believed, and in which round of changes. */
  goodUntilMs: number;
  round: number;
}

const mostAccounts = 10_000;
/** For a change that nobody was told of; all others are seen in milliseconds. */
const goodForMs = 10_000;
/** Where the database did not answer. */
const guessedForMs = 1_000;

/**
 * Knows the limits without asking the database each time. Accounts that are known go on with what
 * is known while it is read again; where nothing could be read, with what everyone is given.
 */
export function createLimitMemory({ load, given, nowMs }: LimitSources): LimitMemory {
  const kept = new BoundedMap<Id<"acct">, Known>(mostAccounts);
  const firstLooks = new Map<Id<"acct">, Promise<Known>>();
  let looks = 0;
  let round = 0;

  async function look(accountId: Id<"acct">): Promise<Known> {
    looks += 1;
    const mine = looks;
    const rows = await load(accountId).catch(() => undefined);
    const other = kept.get(accountId);
    if (other && (!rows || other.look > mine)) return other;
    const goodUntilMs = nowMs() + (rows ? goodForMs : guessedForMs);
    const known: Known = { ...knownFrom(rows ?? [], given), look: mine, goodUntilMs, round };
    kept.set(accountId, known);
    return known;
  }

  function firstLook(accountId: Id<"acct">): Promise<Known> {
    const underWay = firstLooks.get(accountId);
    if (underWay) return underWay;
    const begun = look(accountId).finally(() => firstLooks.delete(accountId));
    firstLooks.set(accountId, begun);
    return begun;
  }

  return {
    rulesFor: (caller) => {
      const { accountId } = caller;
      const known = kept.get(accountId);
      if (!known) return firstLook(accountId).then((first) => rulesOf(first, caller, given));
      const now = nowMs();
      if (known.goodUntilMs < now || known.round !== round) {
        known.goodUntilMs = now + goodForMs;
        known.round = round;
        void look(accountId);
      }
      return rulesOf(known, caller, given);
    },
    readAgain: (accountId) => {
      if (accountId === "all") round += 1;
      else if (kept.get(accountId) ?? firstLooks.has(accountId)) void look(accountId);
    },
  };
}

function knownFrom(
  rows: readonly SetRateLimit[],
  given: GivenLimits,
): Pick<Known, "rules" | "set"> {
  const set = rows.flatMap((row) => {
    const limit = limitOf(row, given);
    return limit ? [[row.subject, limit] as const] : [];
  });
  return { set: new Map(set), rules: new Map() };
}

function rulesOf(known: Known, caller: LimitedCaller, given: GivenLimits): readonly Rule[] {
  const found = known.rules.get(caller.keyId);
  if (found) return found;
  const rules = rulesFrom(known.set, caller, given);
  known.rules.set(caller.keyId, rules);
  return rules;
}

function rulesFrom(
  set: Known["set"],
  { accountId, keyId }: LimitedCaller,
  given: GivenLimits,
): readonly Rule[] {
  const ofKey = keyId && (set.get(keyId) ?? given.key);
  const ofAccount = set.get(accountId) ?? given.account;
  return [
    ...(keyId && ofKey ? [{ name: "key", accountId, subject: keyId, limit: ofKey } as const] : []),
    ...(ofAccount
      ? [{ name: "account", accountId, subject: accountId, limit: ofAccount } as const]
      : []),
  ];
}
