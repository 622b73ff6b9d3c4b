import { and, eq, inArray } from "drizzle-orm";
import { spendingDays } from "#db/schema/spending";
import type { SpendingReader } from "#domain/spending/queries";
import type { SpendingDay } from "#domain/spending/spending-day";

/** What these, accounts or lines of keys, have moved in a day of what is limited. */
export async function daysOf(
  { db, accountId }: SpendingReader,
  { subjects, day }: { readonly subjects: readonly string[]; readonly day: string },
): Promise<readonly SpendingDay[]> {
  if (subjects.length === 0) return [];
  return db
    .select()
    .from(spendingDays)
    .where(
      and(
        eq(spendingDays.accountId, accountId),
        inArray(spendingDays.subject, [...subjects]),
        eq(spendingDays.day, day),
      ),
    );
}
