import type { apiKeys } from "#db/schema/api-keys";
import { invariant } from "#domain/errors/invariant";
import { moneyMoved, type NewRow, type Spending } from "#domain/spending/money-moved";
import { daysOfLine, keyNow, type SpendingReader } from "#domain/spending/queries";
import {
  mostMinorOf,
  type SpendingDay,
  spendingDayOf,
  spentAfter,
} from "#domain/spending/spending-day";
import type { Id } from "#platform/ids";

/** Who moves money, and what is to be written when it does. */
export interface Spender {
  readonly keyId: Id<"key">;
  readonly rows: readonly NewRow[];
  readonly now: Temporal.Instant;
}

/** The rows that count it: written in the transaction that moves the money, or neither is. */
export interface Counting {
  /** The key whose limits these are; nothing is written where somebody has changed it meanwhile. */
  readonly key: typeof apiKeys.$inferSelect | undefined;
  readonly begun: readonly SpendingDay[];
  readonly gone: readonly { readonly before: SpendingDay; readonly after: SpendingDay }[];
}

const nothing: Counting = { key: undefined, begun: [], gone: [] };

/** Counts what a key with limits moves, and refuses what would be above one of them. */
export async function countSpending(
  read: SpendingReader,
  { keyId, rows, now }: Spender,
): Promise<Counting> {
  const spent = moneyMoved(read.accountId, rows);
  if (spent.length === 0) return nothing;
  const key = await keyNow(read, keyId);
  invariant(key, "a key that asks is there");
  const line = { lineId: key.lineId ?? key.id, day: spendingDayOf(now) };
  const days = await daysOfLine(read, line);
  const counted = spent.flatMap((asked) => {
    const mostMinor = mostMinorOf(key, asked);
    if (mostMinor === undefined) return [];
    const before = days.find((day) => isOf(day, asked));
    const sofar = { spentMinor: before?.spentMinor ?? 0n, mostMinor };
    const spentMinor = spentAfter(key, asked, sofar);
    const { kind, currency } = asked;
    const version = (before?.version ?? 0n) + 1n;
    const { accountId } = read;
    return [
      { before, after: { accountId, ...line, kind, currency, spentMinor, mostMinor, version } },
    ];
  });
  return {
    key,
    begun: counted.flatMap(({ before, after }) => (before ? [] : [after])),
    gone: counted.flatMap(({ before, after }) => (before ? [{ before, after }] : [])),
  };
}

function isOf(day: SpendingDay, { kind, currency }: Spending): boolean {
  return day.kind === kind && day.currency === currency;
}
