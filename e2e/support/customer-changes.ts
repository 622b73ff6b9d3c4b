import { and, eq } from "drizzle-orm";
import { database } from "#db/client";
import { customers } from "#db/schema/customers";
import { ledgerTransfers } from "#db/schema/ledger";
import { auditEntries, events, idempotencyRecords } from "#db/schema/record";
import type { Account, Once } from "#domain/access/context";
import { type Change, change, next } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import { told, toldChange } from "#domain/events/event-note";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

export type Customer = typeof customers.$inferSelect;

/** A customer of this account that is not stored yet. */
export function newCustomer(account: Account, fields: Partial<Customer> = {}): Customer {
  const createdAt = systemClock();
  return {
    accountId: account.id,
    id: newId("cus", createdAt),
    name: "Ada",
    email: null,
    phone: null,
    description: null,
    address: null,
    metadata: {},
    createdAt,
    deletedAt: null,
    status: "active",
    statusReason: null,
    statusChangedAt: null,
    version: 1n,
    ...fields,
  };
}

/** The smallest change that writes a row and tells of it. */
export function created(customer: Customer): Change<Customer> {
  const shape = { id: customer.id, name: customer.name };
  return change(customer, {
    audit: { action: "customer.created", subject: customer.id, after: shape, reason: "asked" },
    events: [told("customer.created", shape, customer.version)],
  }).inserts(customers, customer);
}

/** The smallest change that rests on the version of a row. */
export function renamed(customer: Customer, name: string): Change<Customer> {
  const after = next(customer, { name });
  const before = { id: customer.id, name: customer.name };
  return change(after, {
    audit: { action: "customer.updated", subject: customer.id },
    events: [toldChange("customer.updated", { before, after: { ...before, name } }, after.version)],
  }).updates(customers, customer, after);
}

/** The customer as stored now; throws where there is none. */
export async function loadCustomer({ db, accountId }: Reader, id: Id<"cus">): Promise<Customer> {
  const [found] = await db
    .select()
    .from(customers)
    .where(and(eq(customers.accountId, accountId), eq(customers.id, id)));
  if (!found) throw new Error("no such customer");
  return found;
}

/** An idempotency key, with answers that are easy to recognise. */
export function once(key: string, fingerprint = "same"): Once {
  return {
    key,
    fingerprint,
    answer: (result) => ({ status: 200, body: JSON.stringify(result, ["id", "name"]) }),
    refusal: (error) => ({ status: 402, body: error.code }),
  };
}

/** How many rows an account has in each table that a change of a customer can write. */
export async function rowCounts(account: Account): Promise<Readonly<Record<string, number>>> {
  const db = database();
  const tables = { customers, ledgerTransfers, events, auditEntries, idempotencyRecords };
  const counts = Object.entries(tables).map(
    async ([name, table]) =>
      [name, await db.$count(table, eq(table.accountId, account.id))] as const,
  );
  return Object.fromEntries(await Promise.all(counts));
}

/** The counts of an account in which nothing was written. */
export const untouched = {
  customers: 0,
  ledgerTransfers: 0,
  events: 0,
  auditEntries: 0,
  idempotencyRecords: 0,
};
