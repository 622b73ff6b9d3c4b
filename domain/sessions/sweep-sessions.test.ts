import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { sessions } from "#db/schema/people";
import { sweepSessions } from "#domain/sessions/sweep-sessions";
import { anAccount, aPerson, insertRows } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";

test("sessions are kept for a month after their end", async () => {
  const [account, person] = [await anAccount(), await aPerson("owner")];
  const now = systemClock();
  const ended = (days: number) => {
    const expiresAt = now.subtract({ hours: 24 * days });
    const createdAt = expiresAt.subtract({ hours: 12 });
    return {
      id: newId("ses", createdAt),
      tokenDigest: randomToken(),
      personId: person.id,
      accountId: account.id,
      address: null,
      userAgent: null,
      createdAt,
      lastSeenAt: createdAt,
      expiresAt,
      revokedAt: null,
      provenBy: "password" as const,
      provenAt: createdAt,
      isNewDevice: false,
      version: 1n,
    };
  };
  const rows = [ended(-1), ended(29), ended(31)];
  await insertRows(rows.map((row) => ({ table: sessions, row })));
  await sweepSessions();
  const left = await database()
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.personId, person.id));
  expect(left.map(({ id }) => id).toSorted()).toEqual(
    rows
      .slice(0, 2)
      .map(({ id }) => id)
      .toSorted(),
  );
});
