import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { disconnect } from "#db/client";
import { commit } from "#domain/changes/commit";
import { readerOf } from "#domain/changes/reader";
import { Replay } from "#domain/idempotency/replay";
import { checkBooks } from "#domain/ledger/check-books";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { type CommitCutter, openCommitCutter } from "#e2e/support/commit-cutter";
import {
  type Customer,
  created,
  loadCustomer,
  newCustomer,
  once,
  rowCounts,
} from "#e2e/support/customer-changes";
import { parseId } from "#platform/ids";
import { settings } from "#platform/settings";

let way: CommitCutter;
const direct = settings().databaseUrl;

/** Connections that are opened from now on lead there. */
async function leadTo(databaseUrl: string): Promise<void> {
  await disconnect();
  Object.assign(settings(), { databaseUrl });
}

beforeAll(async () => {
  const address = new URL(direct);
  way = await openCommitCutter(Number(address.port));
  address.port = String(way.port);
  await leadTo(address.href);
});

afterAll(async () => {
  await leadTo(direct);
  await way[Symbol.asyncDispose]();
});

afterEach(() => {
  if (way.isArmed()) throw new Error("The cut was not made.");
});

/** What was taken for lost may have been done after all when it is tried again. */
function asAnsweredBefore(reason: unknown): Pick<Customer, "id"> {
  if (!(reason instanceof Replay)) throw reason;
  const id = parseId("cus", z.object({ id: z.string() }).parse(JSON.parse(reason.answer.body)).id);
  if (id === undefined) throw new Error("no customer's id");
  return { id };
}

const cuts = ["after commit", "before commit", "long before commit"] as const;

test.each(cuts)(
  "what was lost %s is found out, and done once, with a key and without",
  async (cut) => {
    const account = await anAccount();
    for (const key of [undefined, "k"]) {
      const ctx = keyContext(account, { once: key === undefined ? undefined : once(key) });
      way.cutNext(cut);
      const { id } = await commit(ctx, async () =>
        created(newCustomer(account)).transfers([aTransfer(account.id)]),
      ).catch(asAnsweredBefore);
      expect(await loadCustomer(readerOf(ctx), id)).toMatchObject({ id });
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
  for (const cut of cuts) {
    way.cutNext(cut);
    await pay();
  }
  for (const account of accounts) {
    expect(await rowCounts(account)).toMatchObject({ customers: 3, ledgerTransfers: 3, events: 3 });
  }
});

test("what was sent whole and arrives late finds its keys taken, and is not done twice", async () => {
  const accounts = await Promise.all(Array.from({ length: 5 }, () => anAccount()));
  way.cutNext("long before commit");
  await Promise.all(
    accounts.map((account) =>
      commit(keyContext(account, { once: once("k") }), async () =>
        created(newCustomer(account)).transfers([aTransfer(account.id)]),
      ).catch(asAnsweredBefore),
    ),
  );
  await way.allArrived();
  for (const account of accounts) {
    expect(await rowCounts(account)).toMatchObject({ customers: 1, ledgerTransfers: 1, events: 1 });
    expect((await checkBooks(workerContext(account))).faults).toEqual([]);
  }
});
