import { readdirSync } from "node:fs";
import { getTableName, is } from "drizzle-orm";
import { boolean, date, integer, json, jsonb, PgTable, pgTable, text } from "drizzle-orm/pg-core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applicationRole, sqlClient } from "#db/client";
import { amountMinor, id, instant, version } from "#db/columns";
import { decodeRow, tableShape } from "#db/table-shape";
import { insertStatements, type Statement, updateStatements } from "#domain/changes/statements";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const divisionByZero = "22012";
/** No change writes there: the limiter does, in its own statement. */
const spendingTable = "rate_buckets";

/** One column of each type that our tables have. */
const samples = pgTable("statement_samples", {
  id: id("cus").primaryKey(),
  words: text(),
  amountMinor: amountMinor(),
  at: instant(),
  document: jsonb().$type<unknown>(),
  notes: json().$type<unknown>(),
  isSet: boolean(),
  count: integer(),
  day: date({ mode: "string" }),
  version: version(),
});

type Sample = typeof samples.$inferSelect;

const columns = tableShape(samples).columns.map(({ name, sqlType }) => `"${name}" ${sqlType}`);

beforeAll(async () => {
  await asOwner(
    `drop table if exists statement_samples;
     create table statement_samples (${columns.join(", ")}, primary key (id));
     grant select, insert, update on statement_samples to ${applicationRole}`,
  );
});

afterAll(async () => {
  await asOwner("drop table statement_samples");
});

test("the samples have every column type of the schema", async () => {
  const files = readdirSync("db/schema").map((file) => file.replace(/\.ts$/, ""));
  const modules: unknown[] = await Promise.all(files.map((file) => import(`#db/schema/${file}`)));
  const tables = modules
    .flatMap((loaded) => Object.values(Object(loaded) as Record<string, unknown>))
    .filter((value) => is(value, PgTable));
  const types = tables
    .filter((table) => getTableName(table) !== spendingTable)
    .flatMap((table) => tableShape(table).columns.map(({ sqlType }) => sqlType));
  const sampled = tableShape(samples).columns.map(({ sqlType }) => sqlType);
  expect(tables.map(getTableName)).toContain("ledger_transfers");
  expect(new Set(sampled)).toEqual(new Set(types));
});

/** Text as Postgres can keep it, with a liking for what array and JSON syntax trip over. */
const words = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom('"', "\\", "{", "}", ",", "'", "\n", "\r", " ", "é") }),
    fc.constantFrom("", "NULL", "null", "{}", "\\x00", "$1", "\u2028", "'; drop table x; --"),
  )
  .map((value) => value.replaceAll("\0", ""));

/** Without what JSON escapes: JSON.parse of Node 26 can misread such names (nodejs/node#63785). */
const plainNames = words.map((value) => value.replaceAll(/["\\\p{Cc}]/gu, ""));

const { documents } = fc.letrec<{ value: unknown; documents: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    words,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(true, false, null),
    tie("documents"),
  ),
  documents: fc.oneof(
    fc.dictionary(
      plainNames.filter((name) => name !== "__proto__"),
      tie("value"),
      { noNullPrototype: true },
    ),
    fc.array(tie("value")),
  ),
}));

const fields = fc.record({
  words: fc.option(words),
  amountMinor: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  at: fc.option(
    fc
      .integer({ min: 0, max: 253_402_300_799_999 })
      .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds)),
  ),
  // JSON knows no minus zero.
  document: fc.option(documents.map((value): unknown => JSON.parse(JSON.stringify(value)))),
  notes: fc.option(documents.map((value): unknown => JSON.parse(JSON.stringify(value)))),
  isSet: fc.option(fc.boolean()),
  count: fc.option(fc.integer()),
  day: fc.option(
    fc
      .integer({ min: 0, max: 100_000 })
      .map((days) => Temporal.PlainDate.from("1970-01-01").add({ days }).toString()),
  ),
});
const pairs = fc.array(fc.tuple(fields, fields), { minLength: 1, maxLength: 5 });

async function run(statements: readonly Statement[]): Promise<void> {
  for (const { text: statement, parameters } of statements) {
    const lists = [...parameters];
    await sqlClient().unsafe(statement, lists, { prepare: true });
  }
}

async function stored(rows: readonly Sample[]): Promise<readonly Sample[]> {
  const found = await sqlClient().unsafe("select * from statement_samples");
  const byId = new Map(found.map((row) => decodeRow(samples, row)).map((row) => [row.id, row]));
  return rows.flatMap(({ id: wanted }) => byId.get(wanted) ?? []);
}

test("whatever a row holds, it is stored and changed to exactly that", async () => {
  await fc.assert(
    fc.asyncProperty(pairs, async (drawn) => {
      const before = drawn.map(([first]): Sample => ({ ...first, id: anId(), version: 1n }));
      const after = drawn.map(
        ([, second], place): Sample => ({
          ...second,
          id: before[place]?.id ?? anId(),
          version: 2n,
        }),
      );
      await run(insertStatements(before.map((row) => ({ table: samples, row }))));
      expect(await stored(before)).toEqual(before);
      const updates = after.map((row) => ({ table: samples, row, expectedVersion: 1n }));
      await run(updateStatements(updates));
      expect(await stored(after)).toEqual(after);
    }),
    { numRuns: 50, endOnFailure: true },
  );
});

function anId() {
  return newId("cus", systemClock());
}

const empty = {
  words: null,
  amountMinor: null,
  at: null,
  document: null,
  notes: null,
  isSet: null,
  count: null,
  day: null,
};

test("columns that no row fills stay out, in few enough forms for the database to plan", async () => {
  const full = { words: "a", amountMinor: 1n, isSet: true, count: 1, day: "2026-01-31", notes: {} };
  const filled = fc.shuffledSubarray(Object.entries(full)).map((some) => Object.fromEntries(some));
  const texts = new Set<string>();
  for (const values of fc.sample(filled, 100)) {
    const row: Sample = { ...empty, ...values, id: anId(), version: 1n };
    const statements = insertStatements([{ table: samples, row }]);
    await run(statements);
    expect(await stored([row])).toEqual([row]);
    for (const { text: statement } of statements) texts.add(statement);
  }
  expect(texts.size).toBeGreaterThan(1);
  // One more than the forms: the table whole.
  expect(texts.size).toBeLessThanOrEqual(17);
});

test("where one row is at another version all are left as they are", async () => {
  const rows = [1n, 2n].map((at): Sample => ({ ...empty, id: anId(), version: at }));
  await run(insertStatements(rows.map((row) => ({ table: samples, row }))));
  const updates = rows.map((row) => ({
    table: samples,
    row: { ...row, count: 1, version: 9n },
    expectedVersion: 1n,
  }));
  await expect(run(updateStatements(updates))).rejects.toMatchObject({ code: divisionByZero });
  expect((await stored(rows)).map(({ count }) => count)).toEqual([null, null]);
  const [first] = updates;
  if (first) await run(updateStatements([first]));
  expect((await stored(rows)).map(({ count }) => count)).toEqual([1, null]);
});
