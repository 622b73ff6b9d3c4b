import { setTimeout as wait } from "node:timers/promises";
import postgres, { type ReservedSql, type Sql } from "postgres";
import { expect, onTestFinished, test } from "vitest";
import { backoff } from "#db/client";
import { startTcpAddress } from "#e2e/support/tcp-address";
import { settings } from "#platform/settings";

/** The database on a line that can be cut, and by so many connections. */
async function aLine(max: number) {
  const url = new URL(settings().databaseUrl);
  const port = Number(url.port);
  let isUp = true;
  const line = await startTcpAddress(() => (isUp ? port : undefined));
  url.port = String(line.port);
  const sql = postgres(url.href, { max, backoff, onnotice: () => undefined });
  onTestFinished(async () => {
    await sql.end({ timeout: 1 });
    await line[Symbol.asyncDispose]();
  });
  const cut = () => {
    isUp = false;
    line.cut();
  };
  const mend = () => {
    isUp = true;
  };
  return { sql, cut, mend };
}

/** Takes a connection, and works on it in a transaction that ends as it should. */
async function work(sql: Sql): Promise<string> {
  const connection = await sql.reserve();
  try {
    await connection.unsafe("begin");
    await connection.unsafe("select pg_sleep(0.02)");
    await connection.unsafe("commit");
    return "done";
  } catch (error) {
    await connection.unsafe("rollback").catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}

const lost = { code: "CONNECTION_CLOSED" };

test("whoever has lost a connection does not reach into the transaction of the next on it", async () => {
  const { sql, cut, mend } = await aLine(1);
  const former = await sql.reserve();
  await former.unsafe("begin");
  const slow = former.unsafe("select pg_sleep(10)").execute();
  const [ended] = await Promise.all([Promise.allSettled([slow]), wait(50).then(cut)]);
  expect(ended).toMatchObject([{ reason: lost }]);
  mend();
  const holder: ReservedSql = await sql.reserve();
  await holder.unsafe("begin");
  const [before] = await holder.unsafe("select pg_current_xact_id()::text as number");
  await expect(former.unsafe("rollback").execute()).rejects.toMatchObject(lost);
  former.release();
  const other = sql.reserve();
  const [after] = await holder.unsafe("select pg_current_xact_id()::text as number");
  expect(after, "it is in its transaction still").toEqual(before);
  await holder.unsafe("rollback");
  holder.release();
  (await other).release();
});

test("through any number of lost connections each work ends, and afterwards all of it is done", async () => {
  const { sql, cut, mend } = await aLine(2);
  const ends = new Set<string>();
  for (let round = 0; round < 10; round += 1) {
    const works = Promise.allSettled(Array.from({ length: 6 }, () => work(sql)));
    await wait(5 * round);
    cut();
    await wait(20);
    mend();
    for (const { status } of await works) ends.add(status);
  }
  expect(ends).toContain("rejected");
  const works = Array.from({ length: 6 }, () => work(sql));
  expect(await Promise.all(works)).toEqual(works.map(() => "done"));
});

test("however many connections were refused, a pool works again as soon as the database is back", async () => {
  const { sql, cut, mend } = await aLine(20);
  await work(sql);
  cut();
  const isBack = new AbortController();
  const asking = Array.from({ length: 20 }, async () => {
    while (!isBack.signal.aborted) await Promise.allSettled([sql`select 1`, wait(10)]);
  });
  await wait(1_500);
  mend();
  const backAt = performance.now();
  while ((await work(sql).catch(() => "lost")) !== "done") await wait(10);
  expect(performance.now() - backAt).toBeLessThan(2_000);
  isBack.abort();
  await Promise.all(asking);
}, 60_000);
