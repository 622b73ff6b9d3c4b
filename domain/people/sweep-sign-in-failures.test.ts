import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { signInFailures } from "#db/schema/people";
import { emailSubject } from "#domain/people/sign-in-lock";
import { sweepSignInFailures } from "#domain/people/sweep-sign-in-failures";
import { insertRows } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

test("tries are forgotten when they no longer count, after a day", async () => {
  const now = systemClock();
  const failed = (minutes: number) => ({
    subject: emailSubject(crypto.randomUUID()),
    failures: 9,
    lastFailedAt: now.subtract({ minutes }),
    lockedUntil: now.subtract({ minutes: minutes - 15 }),
  });
  const [fresh, kept, old] = [failed(0), failed(24 * 60 - 1), failed(24 * 60 + 1)];
  await insertRows([fresh, kept, old].map((row) => ({ table: signInFailures, row })));
  await sweepSignInFailures(() => now);
  const { subject } = signInFailures;
  const left = await database()
    .select({ subject })
    .from(signInFailures)
    .where(inArray(subject, [fresh.subject, kept.subject, old.subject]));
  expect(new Set(left.map((row) => row.subject))).toEqual(new Set([fresh.subject, kept.subject]));
});
