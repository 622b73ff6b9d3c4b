import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, sqlClient } from "#db/client";
import { idempotencyAnswers, idempotencyRecords } from "#db/schema/record";
import { sweepRecords } from "#domain/idempotency/sweep-records";
import { anAccount, insertRows } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { idToUuid, newId } from "#platform/ids";

async function recordsOfHoursAgo(...hours: readonly number[]) {
  const account = await anAccount();
  const rows = hours.map((age) => ({
    accountId: account.id,
    key: `${age} hours`,
    fingerprint: "f",
    status: 200,
    body: "{}",
    requestId: newId("req", systemClock()),
    createdAt: systemClock().subtract({ hours: age }),
  }));
  await insertRows(rows.map((row) => ({ table: idempotencyRecords, row })));
  const answers = rows.map(({ accountId, key, status, body, createdAt }) => ({
    table: idempotencyAnswers,
    row: { accountId, key, status, body, createdAt },
  }));
  await insertRows(answers);
  return account;
}

test("answers are kept for two days and then forgotten, with what was added later", async () => {
  const account = await recordsOfHoursAgo(0, 47, 49, 500);
  expect(await sweepRecords()).toBeGreaterThanOrEqual(2);
  for (const table of [idempotencyRecords, idempotencyAnswers]) {
    const left = await database()
      .select({ key: table.key })
      .from(table)
      .where(eq(table.accountId, account.id));
    expect(left.map(({ key }) => key).toSorted()).toEqual(["0 hours", "47 hours"]);
  }
});

test("the program itself can delete no record, old or young", async () => {
  const account = await recordsOfHoursAgo(0, 49);
  const forced = sqlClient()`
    delete from idempotency_records where account_id = ${idToUuid(account.id)}`;
  await expect(forced).rejects.toMatchObject({ code: "42501" });
});
