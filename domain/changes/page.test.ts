import fc from "fast-check";
import { expect, test } from "vitest";
import { customers } from "#db/schema/customers";
import type { Account } from "#domain/access/context";
import { type CreatedRange, type ListInput, type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { anAccount, insertRows, keyContext } from "#e2e/support/account";
import { type Customer, newCustomer } from "#e2e/support/customer-changes";
import { type Id, newId } from "#platform/ids";

const firstMillisecond = 1_800_000_000_000;
/** Moments within a few seconds, so that pages and ranges cut through equal seconds. */
const moments = fc
  .integer({ min: firstMillisecond, max: firstMillisecond + 4_000 })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
const wholeSeconds = fc
  .integer({ min: firstMillisecond / 1000 - 1, max: firstMillisecond / 1000 + 5 })
  .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
const lists = fc.array(moments, { maxLength: 12 });
const limits = fc.integer({ min: 1, max: 5 });

/** An account with a customer for each moment; its ids, newest first. */
async function accountWith(times: readonly Temporal.Instant[]) {
  const account = await anAccount();
  const rows = times.map((createdAt) =>
    newCustomer(account, { createdAt, id: newId("cus", createdAt) }),
  );
  await insertRows(rows.map((row) => ({ table: customers, row })));
  const newestFirst = rows.toSorted((left, right) => (left.id < right.id ? 1 : -1));
  return { account, newestFirst };
}

function pageOf(account: Account, list: ListInput): Promise<Page<Customer>> {
  return readPage(readerOf(keyContext(account)), customers, { prefix: "cus", list });
}

function idsOf(rows: readonly Customer[]): readonly Id<"cus">[] {
  return rows.map(({ id }) => id);
}

test("pages forward visit each row once, newest first, and say when there is no more", async () => {
  await fc.assert(
    fc.asyncProperty(lists, limits, async (times, limit) => {
      const { account, newestFirst } = await accountWith(times);
      const visited: Customer[] = [];
      let page = await pageOf(account, { limit });
      visited.push(...page.rows);
      while (page.hasMore) {
        expect(page.rows).toHaveLength(limit);
        page = await pageOf(account, { limit, startingAfter: visited.at(-1)?.id });
        visited.push(...page.rows);
      }
      expect(idsOf(visited)).toEqual(idsOf(newestFirst));
    }),
    { numRuns: 40 },
  );
});

test("pages backward visit each row once too, and each page is newest first", async () => {
  await fc.assert(
    fc.asyncProperty(lists, limits, async (times, limit) => {
      const { account, newestFirst } = await accountWith(times);
      const oldest = newestFirst.at(-1);
      fc.pre(oldest !== undefined);
      let visited: readonly Customer[] = [];
      let page: Page<Customer>;
      do {
        const endingBefore = visited[0]?.id ?? oldest?.id;
        page = await pageOf(account, { limit, endingBefore });
        visited = [...page.rows, ...visited];
      } while (page.hasMore);
      expect(idsOf(visited)).toEqual(idsOf(newestFirst.slice(0, -1)));
    }),
    { numRuns: 40 },
  );
});

test("a range of creation times counts in whole seconds, as they stand on the wire", async () => {
  const bound = fc.option(wholeSeconds, { nil: undefined });
  const ranges = fc.record({ gt: bound, gte: bound, lt: bound, lte: bound });
  const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000);
  const isWithin = (at: Temporal.Instant, { gt, gte, lt, lte }: CreatedRange) =>
    (!gt || seconds(at) > seconds(gt)) &&
    (!gte || seconds(at) >= seconds(gte)) &&
    (!lt || seconds(at) < seconds(lt)) &&
    (!lte || seconds(at) <= seconds(lte));
  await fc.assert(
    fc.asyncProperty(lists, ranges, async (times, created) => {
      const { account, newestFirst } = await accountWith(times);
      const { rows } = await pageOf(account, { limit: 20, created });
      const wanted = newestFirst.filter(({ createdAt }) => isWithin(createdAt, created));
      expect(idsOf(rows)).toEqual(idsOf(wanted));
    }),
    { numRuns: 40 },
  );
});

test("rows of another account are never on a page, even with its id as cursor", async () => {
  const at = Temporal.Instant.fromEpochMilliseconds(firstMillisecond);
  const later = at.add({ seconds: 1 });
  const [mine, theirs] = [await accountWith([at]), await accountWith([later, at])];
  const myIds = idsOf(mine.newestFirst);
  expect(idsOf((await pageOf(mine.account, { limit: 9 })).rows)).toEqual(myIds);
  const [cursor] = idsOf(theirs.newestFirst);
  const after = await pageOf(mine.account, { limit: 9, startingAfter: cursor });
  expect(idsOf(after.rows)).toEqual(myIds);
  expect((await pageOf(mine.account, { limit: 9, endingBefore: cursor })).rows).toEqual([]);
});

test("a cursor that is no id of the list is refused by the name of its parameter", async () => {
  const account = await anAccount();
  for (const [startingAfter, endingBefore, param] of [
    ["pi_0000000000000000000000", undefined, "starting_after"],
    [undefined, "cus_", "ending_before"],
  ] as const) {
    const page = pageOf(account, { limit: 1, startingAfter, endingBefore });
    await expect(page).rejects.toMatchObject({ code: "resource_missing", details: { param } });
  }
});
