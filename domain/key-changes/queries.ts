import { and, eq, inArray } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import { people } from "#db/schema/people";
import { rateLimits } from "#db/schema/rate-limits";
import { type ApiKey, lineOf } from "#domain/api-keys/api-key";
import type { Reader } from "#domain/changes/reader";
import { daysOf } from "#domain/spending/days-of";
import { type SpendingDay, spendingDayOf } from "#domain/spending/spending-day";

/** The key that this one was made in the place of, and the one that was made in its place. */
export async function neighboursOf(read: Reader, key: ApiKey) {
  const ofAccount = eq(apiKeys.accountId, read.accountId);
  const [former] = await read.db
    .select()
    .from(apiKeys)
    .where(and(ofAccount, eq(apiKeys.replacedById, key.id)));
  const [later] = key.replacedById
    ? await read.db
        .select()
        .from(apiKeys)
        .where(and(ofAccount, inArray(apiKeys.id, [key.replacedById])))
    : [];
  return { former, later };
}

/** What a person is called. */
export async function nameOf(read: Reader, id: ApiKey["createdBy"]): Promise<string | undefined> {
  if (id === null) return undefined;
  const [person] = await read.db.select().from(people).where(eq(people.id, id));
  return person?.name;
}

/** What the line of a key has moved today. */
export function spentToday(read: Reader, key: ApiKey): Promise<readonly SpendingDay[]> {
  return daysOf(read, { subjects: [lineOf(key)], day: spendingDayOf(read.now) });
}

/** The rate limit that was set for a key, for the one that takes its place. */
export async function rateLimitFor(
  read: Reader,
  former: Pick<ApiKey, "id">,
  { id: subject }: Pick<ApiKey, "id">,
): Promise<typeof rateLimits.$inferSelect | undefined> {
  const { accountId, subject: of } = rateLimits;
  const [limit] = await read.db
    .select()
    .from(rateLimits)
    .where(and(eq(accountId, read.accountId), eq(of, former.id)));
  return limit && { ...limit, subject, version: 1n };
}
