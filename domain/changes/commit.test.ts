import { expect, test } from "vitest";
import { database } from "#db/client";
import { customers } from "#db/schema/customers";
import { paymentMethods } from "#db/schema/payment-methods";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import {
  created,
  loadCustomer,
  newCustomer,
  once,
  renamed,
  rowCounts,
  untouched,
} from "#e2e/support/customer-changes";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

async function aPersonsContext() {
  return personContext(await anAccount(), await aPerson("owner"), { once: once("k") });
}

test("a change is written whole, with all that is told of it", async () => {
  const ctx = await aPersonsContext();
  const customer = newCustomer(ctx.account);
  const decide = async () => created(customer).transfers([aTransfer(ctx.account.id)]);
  expect(await commit(ctx, decide)).toBe(customer);
  expect(await rowCounts(ctx.account)).toEqual({
    customers: 1,
    ledgerTransfers: 1,
    events: 1,
    auditEntries: 1,
    idempotencyRecords: 1,
  });
});

test("where one row can not be written nothing is, not even what was told of it", async () => {
  const ctx = await aPersonsContext();
  const { account } = ctx;
  const card: typeof paymentMethods.$inferInsert = {
    accountId: account.id,
    id: newId("pm", systemClock()),
    customerId: null,
    type: "card",
    brand: "visa",
    last4: "not four digits",
    expiryMonth: 1,
    expiryYear: 2030,
    funding: "credit",
    country: "US",
    fingerprint: "f",
    behaviour: "succeeds",
    billingDetails: { address: null, email: null, name: null, phone: null },
    metadata: {},
    createdAt: systemClock(),
    version: 1n,
  };
  const decide = async () =>
    created(newCustomer(account))
      .transfers([aTransfer(account.id)])
      .inserts(paymentMethods, card);
  await expect(commit(ctx, decide)).rejects.toMatchObject({ code: "23514" });
  expect(await rowCounts(account)).toEqual(untouched);
});

test("where one transfer is refused nothing is written, and the caller is told why", async () => {
  const ctx = await aPersonsContext();
  const { account } = ctx;
  const pending = { accountId: account.id, kind: "pending", currency: "CNY" } as const;
  const back = aTransfer(account.id, {
    debit: pending,
    credit: { ...pending, kind: "channel_receivable" },
    amountMinor: 101n,
  });
  const decide = async () => created(newCustomer(account)).transfers([aTransfer(account.id), back]);
  await expect(commit(ctx, decide)).rejects.toMatchObject({ code: "balance_insufficient" });
  expect(await rowCounts(account)).toEqual(untouched);
});

test("of changes to one row at once none is lost: each rests on the one before", async () => {
  const ctx = keyContext(await anAccount());
  const { id } = await commit(ctx, async () => created(newCustomer(ctx.account, { name: "" })));
  let decisions = 0;
  const allHaveRead = Promise.withResolvers<void>();
  const append = () =>
    commit(ctx, async (read) => {
      const customer = await loadCustomer(read, id);
      decisions += 1;
      if (decisions === 8) allHaveRead.resolve();
      await allHaveRead.promise;
      return renamed(customer, `${customer.name ?? ""}x`);
    });
  await Promise.all(Array.from({ length: 8 }, append));
  const reader = { db: database(), accountId: ctx.account.id, now: ctx.clock() };
  expect(await loadCustomer(reader, id)).toMatchObject({ name: "xxxxxxxx", version: 9n });
  expect(decisions).toBeGreaterThan(8);
});

test("a decision is taken again where a row that it only looked at moved on", async () => {
  const ctx = keyContext(await anAccount());
  const seen = await commit(ctx, async () => created(newCustomer(ctx.account)));
  let decisions = 0;
  await commit(ctx, async (read) => {
    decisions += 1;
    const guarded = await loadCustomer(read, seen.id);
    if (decisions === 1) await commit(ctx, async () => renamed(guarded, "moved on"));
    return created(newCustomer(ctx.account)).guards(customers, guarded);
  });
  expect(decisions).toBe(2);
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 2, events: 3 });
});

test("a decision that loses every time ends, and says that nothing was done", async () => {
  const ctx = keyContext(await anAccount());
  const customer = await commit(ctx, async () => created(newCustomer(ctx.account)));
  const stale = { ...customer, version: 7n };
  const outcome = commit(ctx, async () => renamed(stale, "Grace"));
  await expect(outcome).rejects.toMatchObject({ code: "lock_timeout" });
  expect(await rowCounts(ctx.account)).toMatchObject({ events: 1 });
});

test("who comes second to a unique place decides again on what is there", async () => {
  const ctx = keyContext(await anAccount());
  const id = newId("cus", systemClock());
  const findOrCreate = (name: string) =>
    commit(ctx, async (read) => {
      const found = await loadCustomer(read, id).catch(() => undefined);
      if (!found) return created(newCustomer(ctx.account, { id, name }));
      return change(found, { audit: { action: "customer.found", subject: id }, events: [] });
    });
  const names = await Promise.all(["a", "b", "c", "d"].map(findOrCreate));
  expect(new Set(names.map(({ name }) => name)).size).toBe(1);
  expect(await rowCounts(ctx.account)).toMatchObject({ customers: 1, events: 1 });
});
