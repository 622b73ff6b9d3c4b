import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { disconnect } from "#db/client";
import { commit } from "#domain/changes/commit";
import { checkBooks } from "#domain/ledger/check-books";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { type CommitCutter, openCommitCutter } from "#e2e/support/commit-cutter";
import { created, newCustomer, once, rowCounts } from "#e2e/support/customer-changes";

let way: CommitCutter;

function testDatabaseUrl(): string {
  // biome-ignore lint/style/noProcessEnv: the program's own settings are to lead through the cutter
  return process.env.DATABASE_URL ?? "";
}

beforeAll(async () => {
  const address = new URL(testDatabaseUrl());
  way = await openCommitCutter(Number(address.port));
  address.port = String(way.port);
  vi.stubEnv("DATABASE_URL", address.toString());
});

afterAll(async () => {
  await disconnect();
  vi.unstubAllEnvs();
  await way[Symbol.asyncDispose]();
});

test.each(["after commit", "before commit"] as const)(
  "what was lost %s is found out, and done once, with a key and without",
  async (cut) => {
    const account = await anAccount();
    for (const key of [undefined, "k"]) {
      const ctx = keyContext(account, { once: key === undefined ? undefined : once(key) });
      const customer = newCustomer(account);
      way.cutNext(cut);
      const told = await commit(ctx, async () =>
        created(customer).transfers([aTransfer(account.id)]),
      );
      expect(told).toBe(customer);
    }
    expect(await rowCounts(account)).toMatchObject({
      customers: 2,
      ledgerTransfers: 2,
      events: 2,
      idempotencyRecords: 1,
    });
    expect((await checkBooks(workerContext(account))).faults).toEqual([]);
  },
);

test("neighbours whose transaction was lost at its end are all told what became of them", async () => {
  const accounts = await Promise.all(Array.from({ length: 5 }, () => anAccount()));
  const pay = () =>
    Promise.all(
      accounts.map((account) =>
        commit(keyContext(account), async () =>
          created(newCustomer(account)).transfers([aTransfer(account.id)]),
        ),
      ),
    );
  for (const cut of ["after commit", "before commit"] as const) {
    way.cutNext(cut);
    await pay();
  }
  for (const account of accounts) {
    expect(await rowCounts(account)).toMatchObject({ customers: 2, ledgerTransfers: 2, events: 2 });
  }
});
