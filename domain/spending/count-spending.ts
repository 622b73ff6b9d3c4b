import type { apiKeys } from "#db/schema/api-keys";
import type { accounts } from "#db/schema/merchants";
import type { SpendingLimit } from "#db/schema/spending";
import { invariant } from "#domain/errors/invariant";
import { daysOf } from "#domain/spending/days-of";
import { type CountedRefund, refundsCounted } from "#domain/spending/give-back";
import { moneyMoved, type NewRow, type Spending } from "#domain/spending/money-moved";
import { accountNow, keyNow, type SpendingReader } from "#domain/spending/queries";
import {
  type Limited,
  mostMinorOf,
  type SpendingDay,
  spendingDayOf,
  spentAfter,
} from "#domain/spending/spending-day";
import type { Id } from "#platform/ids";

type Key = typeof apiKeys.$inferSelect;
type Account = typeof accounts.$inferSelect;

/** Who moves money, and what is to be written when it does. */
export interface Spender {
  /** The key that asks, where it has limits. */
  readonly keyId: Id<"key"> | undefined;
  readonly isAccountLimited: boolean;
  readonly rows: readonly NewRow[];
  readonly now: Temporal.Instant;
}

/** The rows that count it: written in the transaction that moves the money, or neither is. */
export interface Counting {
  /** Whose limits these are; nothing is written where somebody has changed them meanwhile. */
  readonly key: Key | undefined;
  readonly account: Account | undefined;
  readonly begun: readonly SpendingDay[];
  readonly gone: readonly { readonly before: SpendingDay; readonly after: SpendingDay }[];
  /** What is to be given back to them, should it be turned down. */
  readonly refunds: readonly CountedRefund[];
}

const nothing: Counting = { key: undefined, account: undefined, begun: [], gone: [], refunds: [] };

/**
 * Counts what is moved under the limits of the account and of the key that asks, and refuses what
 * would be above one of them: all of them count it, or none.
 */
export async function countSpending(
  read: SpendingReader,
  { keyId, isAccountLimited, rows, now }: Spender,
): Promise<Counting> {
  const spent = moneyMoved(read.accountId, rows);
  if (spent.length === 0) return nothing;
  const [key, account] = await Promise.all([
    keyId && keyNow(read, keyId),
    isAccountLimited ? accountNow(read) : undefined,
  ]);
  invariant(keyId === undefined || key, "a key that asks is there");
  const bounds = [...(key ? [boundOfKey(key)] : []), ...(account ? [boundOfAccount(account)] : [])];
  const day = spendingDayOf(now);
  const subjects = bounds.map(({ subject }) => subject);
  const days = await daysOf(read, { subjects, day });
  const counted = bounds.flatMap((bound) =>
    spent.flatMap((asked) => countedBy(bound, asked, { accountId: read.accountId, day, days })),
  );
  return {
    key,
    account,
    begun: counted.flatMap(({ before, after }) => (before ? [] : [after])),
    gone: counted.flatMap(({ before, after }) => (before ? [{ before, after }] : [])),
    refunds: refundsCounted(
      rows,
      counted.map(({ after }) => after),
    ),
  };
}

interface Bound extends Limited {
  readonly subject: string;
  readonly limits: readonly SpendingLimit[];
}

function boundOfKey({ id, lineId, name, spendingLimits: limits }: Key): Bound {
  return { who: `The API key ${name}`, rule: "key-money", subject: lineId ?? id, limits };
}

function boundOfAccount({ id, spendingLimits: limits }: Account): Bound {
  return { who: "The account", rule: "account-money", subject: id, limits };
}

interface Sofar {
  readonly accountId: Id<"acct">;
  readonly day: string;
  readonly days: readonly SpendingDay[];
}

/** The day's row before and after; none where the kind has no limit. */
function countedBy(bound: Bound, asked: Spending, { accountId, day, days }: Sofar) {
  const mostMinor = mostMinorOf(bound.limits, asked);
  if (mostMinor === undefined) return [];
  const { subject } = bound;
  const { kind, currency } = asked;
  const before = days.find(
    (one) => one.subject === subject && one.kind === kind && one.currency === currency,
  );
  const spentMinor = spentAfter(bound, asked, { spentMinor: before?.spentMinor ?? 0n, mostMinor });
  const version = (before?.version ?? 0n) + 1n;
  return [
    { before, after: { accountId, subject, kind, currency, day, spentMinor, mostMinor, version } },
  ];
}
