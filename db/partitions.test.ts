import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { expect, test } from "vitest";
import * as z from "zod";
import { sqlClient } from "#db/client";
import { listPartitions, type Partition } from "#db/list-partitions";
import { makePartitions } from "#db/make-partitions";
import { migrate } from "#db/migrate";
import { createCustomer } from "#domain/customers/create-customer";
import { listEvents } from "#domain/event-log/list-events";
import { anAccount, keyContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { firstIdAt, idToUuid, newId } from "#platform/ids";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { testDatabasePrefix } from "#scripts/test-database";

const Journal = z.object({ entries: z.array(z.looseObject({ tag: z.string() })) });

/** A database just before it has partitions, and its owner. */
async function aFormerDatabase(opened: AsyncDisposableStack) {
  const home = mkdtempSync(
    join(serverAccount() ? "/tmp" : tmpdir(), `${testDatabasePrefix}${process.pid}-`),
  );
  opened.defer(() => discardServer(home));
  const { url } = await startPostgres({ dataDirectory: home, durable: false });
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  opened.defer(() => owner.end());
  const migrationsFolder = mkdtempSync(join(tmpdir(), "tollgate-migrations-"));
  opened.defer(() => rmSync(migrationsFolder, { recursive: true }));
  cpSync(join(import.meta.dirname, "migrations"), migrationsFolder, { recursive: true });
  const file = join(migrationsFolder, "meta/_journal.json");
  const journal = Journal.parse(JSON.parse(readFileSync(file, "utf8")));
  const place = journal.entries.findIndex(({ tag }) => tag.endsWith("_partitions"));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, place) }));
  await runMigrations(drizzle(owner), { migrationsFolder });
  return { url, owner };
}

/** An account with an event, its delivery and the attempt of it, all of that moment. */
async function anOldDelivery(owner: postgres.Sql, at: Temporal.Instant) {
  const [account, merchant, endpoint, event, delivery] = [
    newId("acct", at),
    newId("mer", at),
    newId("we", at),
    newId("evt", at),
    newId("whd", at),
  ].map(idToUuid);
  await owner.unsafe(`
    insert into merchants (id, name, created_at, version) values ('${merchant}', 'm', now(), 1);
    insert into accounts (id, merchant_id, name, mode, country, default_currency, fee_basis_points,
      fee_fixed, settlement_delay_days, created_at, version)
    values ('${account}', '${merchant}', 'a', 'live', 'CN', 'CNY', 0, '{}', 0, now(), 1);
    insert into webhook_endpoints (account_id, id, slot, url, enabled_events, metadata, status,
      sealed_secret, created_at, version)
    values ('${account}', '${endpoint}', 1, 'https://a.example', '["*"]', '{}', 'enabled', 's',
      now(), 1);
    insert into events (account_id, id, type, object_id, sequence, object, created_at)
    values ('${account}', '${event}', 'customer.created', 'cus_1', 1, '{}', now());
    insert into webhook_deliveries (account_id, id, endpoint_id, event_id, state, attempts, tries,
      created_at)
    values ('${account}', '${delivery}', '${endpoint}', '${event}', 'succeeded', 1, 1, now());
    insert into webhook_attempts values ('${account}', '${delivery}', 1, 'https://a.example', now(),
      1, 200, null, '{}', 1, '{}', '');`);
}

const rowsOf = (owner: postgres.Sql) => owner`
  select events.*, webhook_deliveries.*, webhook_attempts.* from events
  join webhook_deliveries on webhook_deliveries.event_id = events.id
  join webhook_attempts on webhook_attempts.delivery_id = webhook_deliveries.id
  order by events.id`;

const fileOf = async (owner: postgres.Sql, table: string) =>
  (await owner`select pg_relation_filenode(${table}::regclass) as file`)[0];

test("tables with rows become the first partitions, and no row is copied", async () => {
  await using opened = new AsyncDisposableStack();
  const { url, owner } = await aFormerDatabase(opened);
  const now = systemClock();
  await anOldDelivery(owner, now.subtract({ hours: 24 * 400 }));
  await anOldDelivery(owner, now.add({ hours: 24 * 70 }));
  const [rows, file] = [await rowsOf(owner), await fileOf(owner, "events")];
  expect(rows).toHaveLength(2);
  await migrate(url);
  expect(await rowsOf(owner)).toEqual(rows);
  const [first, ...others] = (await listPartitions(owner)).filter(
    ({ table }) => table === "events",
  );
  expect(await fileOf(owner, `partitions.${first?.name}`)).toEqual(file);
  expect(others.length).toBeGreaterThan(0);
  expect(others.map(({ from }) => from?.toString())).toEqual(
    [first, ...others].slice(0, -1).map((partition) => partition?.before.toString()),
  );
  await migrate(url);
  expect(await rowsOf(owner)).toEqual(rows);
});

test("there are partitions for months ahead, made once by however many at once", async () => {
  const newest = new Map((await listPartitions()).map((one) => [one.table, one]));
  const [quarter, month] = [89, 28].map((days) => systemClock().add({ hours: 24 * days }));
  for (const { table, before } of newest.values()) {
    const wanted = table === "api_requests" ? month : quarter;
    expect(before.epochMilliseconds).toBeGreaterThanOrEqual(wanted?.epochMilliseconds ?? 0);
  }
  const dropped = newest.get("api_requests")?.name;
  await asOwner(`drop table partitions.${dropped}`);
  // A worker of another test may be the one that makes it.
  const made = await Promise.all([1, 2, 3].map(() => makePartitions()));
  expect(made.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
  expect((await listPartitions()).map(({ name }) => name)).toContain(dropped);
});

/** Every index and constraint of a partition, without names and the time of the partition. */
async function fencesOf({ name, time }: Partition): Promise<readonly string[]> {
  const found = await asOwner(
    `select replace(regexp_replace(definition, ' INDEX \\S+ ON \\S+', ''), $2, '') as fence
    from (
      select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = $1::regclass
      union all
      select pg_get_constraintdef(oid) from pg_constraint where conrelid = $1::regclass
    ) all_of_it order by 1`,
    [`partitions.${name}`, `_${time}`],
  );
  return found.map((row) => String(row.fence));
}

test("a new partition has every index and constraint of the first one", async () => {
  const byTable = Map.groupBy(await listPartitions(), ({ table }) => table);
  for (const partitions of byTable.values()) {
    const [first, newest] = [partitions.at(0), partitions.at(-1)];
    if (!first || !newest) throw new Error("there are partitions");
    expect(newest.name).not.toBe(first.name);
    expect(await fencesOf(newest)).toEqual(await fencesOf(first));
  }
});

const refusedToUs = { code: "42501" };

test("the program reaches no partition past its table, and makes and drops none", async () => {
  const sql = sqlClient();
  const [partition] = await listPartitions(sql);
  const name = `partitions.${partition?.name}`;
  for (const forced of [
    `select 1 from ${name}`,
    `update ${name} set created_at = now()`,
    `delete from ${name}`,
    `drop table ${name}`,
    `alter table ${partition?.table} detach partition ${name}`,
    `create table partitions.another (id uuid)`,
  ]) {
    await expect(sql.unsafe(forced)).rejects.toMatchObject(refusedToUs);
  }
  for (const table of ["events", "webhook_attempts", "api_requests"]) {
    for (const forced of [`delete from ${table}`, `truncate ${table}`]) {
      await expect(sql.unsafe(forced)).rejects.toMatchObject(refusedToUs);
    }
  }
});

test("an event is told once, and delivered only by deliveries of its own month", async () => {
  const ctx = keyContext(await anAccount());
  await createCustomer(ctx, {});
  const [told] = (await listEvents(ctx, { limit: 1 })).rows;
  const account = idToUuid(ctx.account.id);
  const again = asOwner(
    `insert into events select account_id, $1, type, object_id, sequence, object,
      previous_attributes, request_id, idempotency_key, created_at from events
    where account_id = $2`,
    [idToUuid(newId("evt", systemClock())), account],
  );
  await expect(again).rejects.toMatchObject({ code: "23505" });
  const elsewhere = asOwner(
    `insert into webhook_deliveries (account_id, id, endpoint_id, event_id, state, attempts, tries,
      created_at) values ($1, $2, $2, $3, 'failed', 1, 1, now())`,
    [
      account,
      idToUuid(firstIdAt("whd", systemClock().add({ hours: 24 * 60 }))),
      idToUuid(told?.event.id ?? "evt_"),
    ],
  );
  await expect(elsewhere).rejects.toMatchObject({ code: "23503" });
});
