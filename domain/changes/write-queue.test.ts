import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { database, sqlClient } from "#db/client";
import { customers } from "#db/schema/customers";
import type { Account, Context } from "#domain/access/context";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { allWritten, write } from "#domain/changes/write-queue";
import { DomainError } from "#domain/errors/domain-error";
import { checkBooks } from "#domain/ledger/check-books";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import {
  created,
  loadCustomer,
  newCustomer,
  once,
  renamed,
  rowCounts,
} from "#e2e/support/customer-changes";
import { idToUuid } from "#platform/ids";

function paid(ctx: Context, amountMinor = 100n) {
  const transfer = aTransfer(ctx.account.id, { amountMinor });
  return commit(ctx, async () => created(newCustomer(ctx.account)).transfers([transfer]));
}

/** Takes more out of the pending balance than is in it. */
function overdrawn(ctx: Context) {
  const { id: accountId } = ctx.account;
  const debit = { accountId, kind: "pending", currency: "CNY" } as const;
  const credit = { ...debit, kind: "channel_receivable" } as const;
  const taken = aTransfer(accountId, { debit, credit, amountMinor: 1_000_000_000n });
  return commit(ctx, async () => created(newCustomer(ctx.account)).transfers([taken]));
}

/** A change that the database refuses, and with it the whole batch it is in. */
function poisoned(ctx: Context) {
  const poison = { ...newCustomer(ctx.account), name: "a\u0000b" };
  return commit(ctx, async () => created(newCustomer(ctx.account)).inserts(customers, poison));
}

function statuses(outcomes: readonly PromiseSettledResult<unknown>[]) {
  return outcomes.map(({ status }) => status);
}

test("of changes that are written together each stands or falls by itself", async () => {
  const accounts = await Promise.all([anAccount(), anAccount(), anAccount()]);
  const contexts = accounts.map((account) => keyContext(account));
  const ways = [paid, overdrawn, paid, poisoned, paid];
  const outcomes = await Promise.allSettled(contexts.flatMap((ctx) => ways.map((way) => way(ctx))));
  const each = ["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"];
  expect(statuses(outcomes)).toEqual(contexts.flatMap(() => each));
  for (const account of accounts) {
    expect(await rowCounts(account)).toMatchObject({ customers: 3, ledgerTransfers: 3, events: 3 });
    expect((await checkBooks(workerContext(account))).faults).toEqual([]);
  }
});

test("changes that come together are parted among lanes, so that neither side stands idle", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const changes = Array.from({ length: 60 }, () =>
    commit(ctx, async () => created(newCustomer(account))),
  );
  await Promise.all(changes);
  const transactions = await sqlClient()`
    select count(*)::int as size from customers where account_id = ${idToUuid(account.id)}
    group by xmin::text`;
  expect(transactions.map(({ size }): unknown => size)).toEqual([30, 30]);
});

test("a key whose first request is refused beside it is free for the second", async () => {
  const ctx = keyContext(await anAccount(), { once: once("k") });
  const [first, second] = await Promise.allSettled([overdrawn(ctx), paid(ctx)]);
  expect(first).toMatchObject({ reason: { code: "balance_insufficient" } });
  expect(second?.status).toBe("fulfilled");
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 1, idempotencyRecords: 1 });
});

test("who sends a key again while its request is being written waits, and has its answer", async () => {
  const ctx = keyContext(await anAccount(), { once: once("k") });
  const others = await Promise.all(Array.from({ length: 30 }, () => anAccount()));
  const all = [paid(ctx), ...others.map((account) => paid(keyContext(account))), paid(ctx)];
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.at(-1)).toMatchObject({ reason: { answer: { status: 200 } } });
  expect(statuses(outcomes).filter((status) => status === "rejected")).toHaveLength(1);
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 1, ledgerTransfers: 1 });
});

test("a change that waits for a lock holds up no other for long", async () => {
  const [held, free] = await Promise.all([anAccount(), anAccount()]);
  const customer = await commit(keyContext(held), async () => created(newCustomer(held)));
  const { promise: until, resolve: letGo } = Promise.withResolvers<void>();
  onTestFinished(() => letGo());
  const isHeld = Promise.withResolvers<void>();
  const holder = sqlClient().begin(async (tx) => {
    await tx`select 1 from customers where id = ${idToUuid(customer.id)} for update`;
    isHeld.resolve();
    await until;
  });
  await isHeld.promise;
  const stuck = Array.from({ length: 2 }, () => rename(held, customer.id));
  for (let round = 0; round < 10; round += 1) await paid(keyContext(free));
  letGo();
  await Promise.all([holder, ...stuck]);
  expect(await rowCounts(free)).toMatchObject({ customers: 10 });
});

function rename(account: Account, id: Parameters<typeof loadCustomer>[1]) {
  return commit(keyContext(account), async (read) =>
    renamed(await loadCustomer(read, id), "Grace"),
  );
}

test("what comes when too many wait is sent away, and nothing of it is written", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const nothing = { claim: undefined, inserts: [], updates: [], guards: [], transfers: [] };
  const crowd = Array.from({ length: 4_096 }, () => write(nothing));
  const refused = commit(ctx, async () => created(newCustomer(account)));
  await expect(refused).rejects.toMatchObject({ code: "service_unavailable" });
  await Promise.all(crowd);
  expect(
    await database().select().from(customers).where(eq(customers.accountId, account.id)),
  ).toEqual([]);
  await expect(paid(ctx)).resolves.toBeDefined();
});

test("all is written when those who wait for it are told so", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const told = Array.from({ length: 300 }, () =>
    commit(ctx, async () => created(newCustomer(account))),
  );
  await Promise.resolve();
  const idle = allWritten();
  await Promise.all([idle, ...told]);
  expect(await rowCounts(account)).toMatchObject({ customers: 300, events: 300 });
  await allWritten();
});

test("a refusal that is no fault of the batch reaches its own caller alone", async () => {
  const ctx = keyContext(await anAccount());
  const decline = new DomainError("card_declined", "Your card was declined.");
  const declined = commit(ctx, async () =>
    change(null, { audit: { action: "test", subject: "test" }, events: [] }).refuses(decline),
  );
  const outcomes = await Promise.allSettled([declined, paid(ctx)]);
  expect(outcomes[0]).toMatchObject({ reason: decline });
  expect(outcomes[1]?.status).toBe("fulfilled");
});
