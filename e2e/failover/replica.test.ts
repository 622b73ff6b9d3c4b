import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { disconnect } from "#db/client";
import { migrate } from "#db/migrate";
import { mostLagMs, nearReplica } from "#db/replica";
import type { Context } from "#domain/access/context";
import { readReport } from "#domain/changes/read-report";
import { createPayment } from "#domain/payments/create-payment";
import { listStatements } from "#domain/statements/list-statements";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { startStandby } from "#e2e/support/standby";
import { startTcpAddress } from "#e2e/support/tcp-address";
import { startPostgres } from "#scripts/postgres";
import { discardServer } from "#scripts/postgres/discard-server";
import { serverAccount } from "#scripts/postgres/server-account";
import { testDatabasePrefix, testSettings } from "#scripts/test-database";

function aHome(opened: AsyncDisposableStack): string {
  const place = serverAccount() ? "/tmp" : tmpdir();
  const home = mkdtempSync(join(place, `${testDatabasePrefix}${process.pid}-`));
  opened.defer(() => discardServer(home));
  return home;
}

/** A database, a replica on a line that can be cut, and settings that name both. */
async function aReplicatedInstallation(opened: AsyncDisposableStack) {
  const home = aHome(opened);
  const primary = { home, ...(await startPostgres({ dataDirectory: home, durable: true })) };
  await migrate(primary.url);
  let isHeard = true;
  const feed = opened.use(await startTcpAddress(() => (isHeard ? primary.port : undefined)));
  const replica = await startStandby(primary, { home: aHome(opened), feedPort: feed.port });
  const env = testSettings(primary.url, "http://127.0.0.1:3000");
  Object.assign(process.env, env, { TOLLGATE_REPLICA_URL: replica.url });
  opened.defer(disconnect);
  opened.defer(async () => nearReplica()?.end());
  const cutFeed = () => {
    isHeard = false;
    feed.cut();
  };
  return { replica, cutFeed };
}

async function pay(ctx: Context): Promise<void> {
  const card = { confirm: true, paymentMethodId: "pm_card_visa" } as const;
  await createPayment(ctx, { amountMinor: 100n, currency: "CNY", ...card });
}

async function linesOf(ctx: Context): Promise<number> {
  const [statement] = await listStatements(ctx);
  return statement?.lines ?? 0;
}

async function untilItIs(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await wait(20);
}

test("reports come from the replica while it is near, and from the primary whenever it is not", async () => {
  await using opened = new AsyncDisposableStack();
  const { replica, cutFeed } = await aReplicatedInstallation(opened);
  const account = await anAccount();
  const payer = keyContext(account);
  const reader = personContext(account, await aPerson("owner"));
  const isOnReplica = () => readReport(reader, async (ctx) => ctx.replica !== undefined);
  await pay(payer);
  await untilItIs(isOnReplica);
  await untilItIs(async () => (await linesOf(reader)) === 1);

  const fails = async (ctx: Context) => {
    if (ctx.replica) throw new Error("the replica has failed");
    return "read from the primary";
  };
  expect(await readReport(reader, fails)).toBe("read from the primary");
  expect(nearReplica(), "nobody tries it again at once").toBeUndefined();
  await untilItIs(isOnReplica);

  cutFeed();
  await pay(payer);
  const since = performance.now();
  expect(await linesOf(reader), "what is a little old may be shown").toBe(1);
  await untilItIs(async () => (await linesOf(reader)) === 2);
  expect(await isOnReplica()).toBe(false);
  expect(performance.now() - since).toBeLessThan(mostLagMs + 5_000);

  await replica.stop();
  expect(await linesOf(reader)).toBe(2);
});
