import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { customers } from "#db/schema/customers";
import { type Narrowing, stretches } from "#db/stretches";
import type { Account } from "#domain/access/context";
import { type CreatedRange, type ListInput, type Page, readPage } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";
import { anAccount, insertRows, keyContext } from "#e2e/support/account";
import { type Customer, newCustomer } from "#e2e/support/customer-changes";
import { type Id, idToUuid, newId } from "#platform/ids";

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

const statuses = ["active", "frozen", "closed"] as const;
const manyRows = 1_500;

/** An account with very many customers; its rows, newest first. */
async function crowdedAccount() {
  const account = await anAccount();
  const rows = Array.from({ length: manyRows }, (_, place) => {
    const createdAt = Temporal.Instant.fromEpochMilliseconds(firstMillisecond + place);
    const id = newId("cus", createdAt);
    const status = statuses[(place % 5) % 3] ?? "active";
    const [email, name] = [`${place % 4}@example.com`, place % 97 === 0 ? "Rare" : "Usual"];
    return newCustomer(account, { createdAt, id, status, statusReason: "Test", email, name });
  });
  await insertRows(rows.map((row) => ({ table: customers, row })));
  return { account, newestFirst: rows.toReversed() };
}

test("a list that lies in several places is one list, and what is looked for in it is found", async () => {
  const { account, newestFirst } = await crowdedAccount();
  const read = readerOf(keyContext(account));
  const isRare = [eq(customers.name, "Rare")];
  const inSome = stretches([customers.status, ["frozen", "closed"]]);
  const ofOne = stretches([customers.email, ["1@example.com"]]);
  const nobodys = stretches([customers.email, []]);
  const cases: readonly [Narrowing, (row: Customer) => boolean][] = [
    [{ filters: isRare }, ({ name }) => name === "Rare"],
    [{ within: [inSome] }, ({ status }) => status !== "active"],
    [
      { within: [inSome], filters: isRare },
      (row) => row.status !== "active" && row.name === "Rare",
    ],
    [
      { within: [inSome, ofOne, nobodys], filters: isRare },
      (row) => (row.status !== "active" || row.email === "1@example.com") && row.name === "Rare",
    ],
    [{ within: [nobodys], filters: isRare }, () => false],
  ];
  for (const [narrowing, fits] of cases) {
    const wanted = idsOf(newestFirst.filter(fits));
    const page = (list: ListInput) =>
      readPage(read, customers, { prefix: "cus", list, ...narrowing });
    const forwards: Customer[] = [];
    let more = true;
    while (more) {
      const next = await page({ limit: 200, startingAfter: forwards.at(-1)?.id });
      forwards.push(...next.rows);
      more = next.hasMore;
    }
    expect(idsOf(forwards)).toEqual(wanted);
    const oldest = newestFirst.at(-1)?.id;
    const { rows } = await page({ limit: 3, endingBefore: oldest });
    expect(idsOf(rows)).toEqual(wanted.filter((id) => id !== oldest).slice(-3));
  }
});

test("a page looks through a hundred thousand rows and no more, and says how far it came", async () => {
  const account = await anAccount();
  const like = newCustomer(account, { id: newId("cus", account.createdAt), name: "Rare" });
  await insertRows([{ table: customers, row: like }]);
  await sqlClient()`
    insert into customers (account_id, id, name, status, metadata, created_at, version)
    select account_id, uuidv7(), 'Usual', status, metadata, created_at, 1
    from customers, generate_series(1, 101000) where id = ${sqlClient()`
      (select id from customers where account_id = ${idToUuid(account.id)})`}`;
  const read = readerOf(keyContext(account));
  const page = (startingAfter?: string) =>
    readPage(read, customers, {
      prefix: "cus",
      list: { limit: 1, startingAfter },
      filters: [sql`${customers.name} = 'Rare'`],
    });
  const first = await page();
  expect(first).toMatchObject({ rows: [], hasMore: true });
  expect(first.stoppedAt).toMatch(/^cus_/);
  const second = await page(first.stoppedAt);
  expect(second).toMatchObject({ rows: [{ id: like.id }], hasMore: false });
});
