import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries, events } from "#db/schema/record";
import type { Account } from "#domain/access/context";
import { commit } from "#domain/changes/commit";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { created, newCustomer, once, renamed } from "#e2e/support/customer-changes";

function eventsOf(account: Account) {
  return database()
    .select()
    .from(events)
    .where(eq(events.accountId, account.id))
    .orderBy(asc(events.sequence));
}

function auditOf(account: Account) {
  return database().select().from(auditEntries).where(eq(auditEntries.accountId, account.id));
}

test("when a person acts the audit log says who did what to what, from where and why", async () => {
  const account = await anAccount();
  const person = await aPerson("developer", "Ada");
  const ctx = personContext(account, person, { address: "192.0.2.7" });
  const customer = await commit(ctx, async () => created(newCustomer(account)));
  const [entry, ...others] = await auditOf(account);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    action: "customer.created",
    actor: `person:${person.id}`,
    actorName: "Ada",
    subject: customer.id,
    before: null,
    after: { id: customer.id, name: "Ada" },
    reason: "asked",
    address: "192.0.2.7",
    requestId: ctx.requestId,
  });
});

test("what a program does is told in events, not in the audit log", async () => {
  const account = await anAccount();
  await commit(keyContext(account), async () => created(newCustomer(account)));
  expect(await auditOf(account)).toEqual([]);
  expect(await eventsOf(account)).toHaveLength(1);
});

test("events carry the object's version, what it was before, the request and its key", async () => {
  const ctx = keyContext(await anAccount(), { once: once("k") });
  const customer = await commit(ctx, async () => created(newCustomer(ctx.account)));
  const again = { ...ctx, once: undefined };
  await commit(again, async () => renamed(customer, "Grace"));
  const shared = { objectId: customer.id, requestId: ctx.requestId };
  expect(await eventsOf(ctx.account)).toMatchObject([
    {
      ...shared,
      type: "customer.created",
      sequence: 1n,
      object: { id: customer.id, name: "Ada" },
      previousAttributes: null,
      idempotencyKey: "k",
    },
    {
      ...shared,
      type: "customer.updated",
      sequence: 2n,
      object: { id: customer.id, name: "Grace" },
      previousAttributes: { name: "Ada" },
      idempotencyKey: null,
    },
  ]);
});
