import type { SpendingLimit } from "#db/schema/spending";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { type Currency, currencyFrom } from "#domain/money/currencies";
import { daysOf } from "#domain/spending/days-of";
import { nextSpendingDay, type SpendingDay, spendingDayOf } from "#domain/spending/spending-day";
import { type SpendingKind, spendingKinds } from "#domain/spending/spending-kinds";
import { limitedKeys, limitsOfAccount } from "#domain/spending-limits/queries";
import type { Id } from "#platform/ids";

/** A key whose money is limited. */
export interface SpendingKey {
  readonly id: Id<"key">;
  readonly name: string;
  readonly hint: string;
}

/** How much may be moved in a day in one way, and how much of that has been. */
export interface SpentLimit {
  /** Undefined where it is the account's. */
  readonly key: SpendingKey | undefined;
  readonly kind: SpendingKind;
  readonly currency: Currency;
  readonly mostMinor: bigint;
  readonly spentMinor: bigint;
}

/** All limits to the money of an account and of its keys. */
export interface SpendingLimitList {
  /** Those of the account first, then key by key. */
  readonly limits: readonly SpentLimit[];
  /** As they are set, for who would change them. */
  readonly ofAccount: readonly SpendingLimit[];
  readonly dayEndsAt: Temporal.Instant;
}

/** How much money the account and its keys may move in a day, and have moved today. */
export async function listSpendingLimits(ctx: Context): Promise<SpendingLimitList> {
  requireScope(ctx, "rate_limits:read");

  const read = readerOf(ctx);
  const { accountId, now } = read;
  const [ofAccount, keys] = await Promise.all([limitsOfAccount(read), limitedKeys(read)]);
  const bounds = [
    { key: undefined, subject: accountId, limits: ofAccount },
    ...keys.map(({ id, name, hint, lineId, limits }) => ({
      key: { id, name, hint },
      subject: lineId ?? id,
      limits,
    })),
  ];
  const subjects = bounds.filter(({ limits }) => limits.length > 0).map(({ subject }) => subject);
  const days = await daysOf(read, { subjects, day: spendingDayOf(now) });
  return {
    limits: bounds.flatMap((bound) => spentOf(bound, days)),
    ofAccount,
    dayEndsAt: nextSpendingDay(now),
  };
}

interface Bound {
  readonly key: SpendingKey | undefined;
  readonly subject: string;
  readonly limits: readonly SpendingLimit[];
}

function spentOf(
  { key, subject, limits }: Bound,
  days: readonly SpendingDay[],
): readonly SpentLimit[] {
  return spendingKinds.flatMap((kind) =>
    limits
      .filter((limit) => limit.kind === kind)
      .flatMap(({ currency: code, mostMinor }) => {
        const currency = currencyFrom(code);
        if (!currency) return [];
        const day = days.find(
          (one) => one.subject === subject && one.kind === kind && one.currency === currency,
        );
        const spentMinor = day?.spentMinor ?? 0n;
        return [{ key, kind, currency, mostMinor: BigInt(mostMinor), spentMinor }];
      }),
  );
}
