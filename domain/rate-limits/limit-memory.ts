import {
  type LimitedCaller,
  newRuleBook,
  type RuleBook,
  type Rules,
} from "#domain/rate-limits/limit-rules";
import type { GivenLimits, SetRateLimit } from "#domain/rate-limits/rate-limits";
import { BoundedMap } from "#platform/bounded-map";
import type { Id } from "#platform/ids";

/** The limits in force for the accounts that were active lately. */
export interface LimitMemory {
  /** The rules that a request falls under: at once, unless its account was not seen for long. */
  readonly rulesFor: (caller: LimitedCaller) => Promise<Rules> | Rules;
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
  readonly book: RuleBook;
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
    const known: Known = { book: newRuleBook(rows ?? [], given), look: mine, goodUntilMs, round };
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
      if (!known) return firstLook(accountId).then(({ book }) => book.rulesFor(caller));
      const now = nowMs();
      if (known.goodUntilMs < now || known.round !== round) {
        known.goodUntilMs = now + goodForMs;
        known.round = round;
        void look(accountId);
      }
      return known.book.rulesFor(caller);
    },
    readAgain: (accountId) => {
      if (accountId === "all") round += 1;
      else if (kept.get(accountId) ?? firstLooks.has(accountId)) void look(accountId);
    },
  };
}
