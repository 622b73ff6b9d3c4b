import type { SpendingLimit, spendingDays } from "#db/schema/spending";
import { DomainError } from "#domain/errors/domain-error";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { Spending } from "#domain/spending/money-moved";
import type { SpendingKind } from "#domain/spending/spending-kinds";

/** What an account, or the keys of a line, have moved of one kind, in one currency, in one day. */
export type SpendingDay = typeof spendingDays.$inferSelect;

/** The day that counts: of UTC, as with statements, since an account has no zone of its own. */
export function spendingDayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO("UTC").toPlainDate().toString();
}

/** When what was moved today counts no more. */
export function nextSpendingDay(at: Temporal.Instant): Temporal.Instant {
  const today = at.toZonedDateTimeISO("UTC").toPlainDate();
  return today.add({ days: 1 }).toZonedDateTime("UTC").toInstant();
}

/** Whose limits these are. */
export interface Limited {
  /** As a sentence begins with it: `The API key Till`. */
  readonly who: string;
  /** What pages and counts call the limit. */
  readonly rule: "account-money" | "key-money";
}

/**
 * The most that these limits let move so in a day; undefined for a kind without a limit. Of a kind
 * that has one, a currency without a limit of its own is not to be moved at all.
 */
export function mostMinorOf(
  spendingLimits: readonly SpendingLimit[],
  { kind, currency }: { readonly kind: SpendingKind; readonly currency: string },
): bigint | undefined {
  const ofKind = spendingLimits.filter((limit) => limit.kind === kind);
  if (ofKind.length === 0) return undefined;
  return BigInt(ofKind.find((limit) => limit.currency === currency)?.mostMinor ?? 0n);
}

/** What has been moved that day after so much more; refuses where that would be too much. */
export function spentAfter(
  { who, rule }: Limited,
  asked: Spending,
  day: { readonly spentMinor: bigint; readonly mostMinor: bigint },
): bigint {
  const spentMinor = day.spentMinor + asked.amountMinor;
  if (spentMinor <= day.mostMinor) return spentMinor;
  const leftMinor = day.mostMinor > day.spentMinor ? day.mostMinor - day.spentMinor : 0n;
  const shown = (minor: bigint) => formatMoney(money(minor, asked.currency), "en");
  const what = asked.kind.replaceAll("_", " ");
  throw new DomainError(
    "spending_limit_exceeded",
    `${who} may move ${shown(day.mostMinor)} in ${what} a day (UTC), and ${shown(leftMinor)} ` +
      `of it are left today (limit "${rule}"). Nothing was done.`,
    { param: "amount", limit: rule },
  );
}
