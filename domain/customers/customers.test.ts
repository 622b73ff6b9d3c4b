import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries, events } from "#db/schema/record";
import { readerOf } from "#domain/changes/reader";
import { deleteCustomer } from "#domain/customer-states/delete-customer";
import { createCustomer } from "#domain/customers/create-customer";
import { listCustomers } from "#domain/customers/list-customers";
import { loadCustomer, noSuchCustomer } from "#domain/customers/load-customer";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import { updateCustomer } from "#domain/customers/update-customer";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { outcomes } from "#e2e/support/outcomes";

async function aKey() {
  return keyContext(await anAccount());
}

test("a customer keeps what was said, an e-mail address in lower case", async () => {
  const ctx = await aKey();
  const created = await createCustomer(ctx, {
    name: "Jane",
    email: "Jane@Example.com",
    metadata: new Map([["plan", "pro"]]),
  });
  expect(created).toMatchObject({ name: "Jane", email: "jane@example.com", phone: null });
  expect(await retrieveCustomer(ctx, { customerId: created.id })).toEqual(created);
});

test("an update changes what it names and nothing else", async () => {
  const ctx = await aKey();
  const created = await createCustomer(ctx, { name: "Jane", phone: "1", description: "x" });
  const updated = await updateCustomer(ctx, {
    customerId: created.id,
    name: null,
    phone: "2",
    metadata: new Map([["plan", "pro"]]),
  });
  expect(updated).toEqual({
    ...created,
    name: null,
    phone: "2",
    metadata: { plan: "pro" },
    version: 2n,
  });
});

test("integrators are told of each change with its former values", async () => {
  const ctx = await aKey();
  const { id } = await createCustomer(ctx, { name: "Jane" });
  await updateCustomer(ctx, { customerId: id, name: "Joan" });
  await deleteCustomer(ctx, { customerId: id });
  const told = await database()
    .select()
    .from(events)
    .where(and(eq(events.accountId, ctx.account.id), eq(events.objectId, id)))
    .orderBy(events.sequence);
  expect(told.map(({ type, previousAttributes }) => [type, previousAttributes])).toEqual([
    ["customer.created", null],
    ["customer.updated", { name: "Jane" }],
    ["customer.deleted", null],
  ]);
});

test("what a person changes is in the audit log", async () => {
  const account = await anAccount();
  const person = await aPerson("developer");
  const ctx = personContext(account, person);
  const { id } = await createCustomer(ctx, { name: "Jane" });
  await deleteCustomer(ctx, { customerId: id });
  const entries = await database().select().from(auditEntries).where(eq(auditEntries.subject, id));
  expect(new Set(entries.map(({ action }) => action))).toEqual(
    new Set(["customer.created", "customer.deleted"]),
  );
  expect(new Set(entries.map(({ actor }) => actor))).toEqual(new Set([`person:${person.id}`]));
});

test("a deleted customer can still be looked at, and used for nothing", async () => {
  const ctx = await aKey();
  const { id: customerId } = await createCustomer(ctx, { name: "Jane" });
  const deleted = await deleteCustomer(ctx, { customerId });
  expect(await retrieveCustomer(ctx, { customerId })).toEqual(deleted);
  expect((await listCustomers(ctx, { limit: 10 })).rows).toEqual([]);
  const refusals = [
    updateCustomer(ctx, { customerId, name: "x" }),
    deleteCustomer(ctx, { customerId }),
    loadCustomer(readerOf(ctx), customerId, "customer"),
  ];
  expect(new Set(await outcomes(refusals))).toEqual(new Set(["resource_missing"]));
});

test("changes of one customer at the same time all come through", async () => {
  const ctx = await aKey();
  const { id: customerId } = await createCustomer(ctx, {});
  const keys = Array.from({ length: 8 }, (_, place) => `key${place}`);
  await Promise.all(
    keys.map((key) => updateCustomer(ctx, { customerId, metadata: new Map([[key, "x"]]) })),
  );
  const { metadata, version } = await retrieveCustomer(ctx, { customerId });
  expect(Object.keys(metadata).toSorted()).toEqual(keys);
  expect(version).toBe(9n);
});

test("a list shows one account's customers, by e-mail address where asked", async () => {
  const ctx = await aKey();
  const jane = await createCustomer(ctx, { email: "jane@example.com" });
  await createCustomer(ctx, { email: "joe@example.com" });
  await createCustomer(await aKey(), { email: "jane@example.com" });
  expect((await listCustomers(ctx, { limit: 10 })).rows).toHaveLength(2);
  const found = await listCustomers(ctx, { limit: 10, email: "JANE@example.com" });
  expect(found).toEqual({ rows: [jane], hasMore: false });
});

test("another account's customer is not there, in the words for one that never was", async () => {
  const { id } = await createCustomer(await aKey(), { name: "Jane" });
  const ctx = await aKey();
  for (const customerId of [id, `${id.slice(0, -3)}000`, "cus_x", ""]) {
    const refusals = [
      retrieveCustomer(ctx, { customerId }),
      updateCustomer(ctx, { customerId }),
      deleteCustomer(ctx, { customerId }),
    ];
    for (const ended of await Promise.allSettled(refusals)) {
      expect(ended).toEqual({ status: "rejected", reason: noSuchCustomer("customer") });
    }
  }
});

test("without the permission nothing is done or shown", async () => {
  const full = await aKey();
  const { id: customerId } = await createCustomer(full, { name: "Jane" });
  const ctx = { ...full, scopes: new Set<never>() };
  const refusals = [
    createCustomer(ctx, {}),
    updateCustomer(ctx, { customerId, name: "x" }),
    deleteCustomer(ctx, { customerId }),
    retrieveCustomer(ctx, { customerId }),
    listCustomers(ctx, { limit: 10 }),
  ];
  expect(new Set(await outcomes(refusals))).toEqual(new Set(["more_permissions_required"]));
  expect(await retrieveCustomer(full, { customerId })).toMatchObject({ name: "Jane" });
});
