import { sqlClient } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { people } from "#db/schema/people";
import type { Person } from "#domain/access/actor";
import type { Account, Context } from "#domain/access/context";
import { type Role, scopesOfRole } from "#domain/access/roles";
import { apiKeyScopes, workerScopes } from "#domain/access/scopes";
import { insertStatements } from "#domain/changes/statements";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** A sandbox account of its own, so that tests run side by side without meeting. */
export async function anAccount(fields: Partial<Account> = {}): Promise<Account> {
  const account = accountRow(fields);
  const { merchantId: id, createdAt } = account;
  await insertRows([
    { table: merchants, row: { id, name: "Test", createdAt, version: 1n } },
    { table: accounts, row: account },
  ]);
  return account;
}

/** A sandbox account that is nowhere stored, for decisions that are tried without a database. */
export function accountRow(fields: Partial<Account> = {}): Account {
  const createdAt = systemClock();
  return {
    id: newId("acct", createdAt),
    merchantId: newId("mer", createdAt),
    name: "Test sandbox",
    mode: "sandbox",
    country: "CN",
    defaultCurrency: "CNY",
    feeBasisPoints: 0,
    feeFixed: {},
    settlementDelayDays: 0,
    refundPolicyId: null,
    spendingLimits: [],
    payoutInterval: "manual",
    payoutWeekday: null,
    payoutMonthDay: null,
    nextPayoutAt: null,
    createdAt,
    version: 1n,
    ...fields,
  };
}

/** When a person of a test proved themself: also tests that move the clock need not do so anew. */
export const alwaysProven = Temporal.Instant.from("9999-01-01T00:00:00Z");

/** Someone who exists, to act as. */
export async function aPerson(role: Role, name: string = role): Promise<Person> {
  const createdAt = systemClock();
  const id = newId("usr", createdAt);
  const row = {
    id,
    email: `${id.toLowerCase()}@example.com`,
    name,
    passwordHash: null,
    locale: "en",
    timeZone: "UTC",
    createdAt,
    version: 1n,
  } as const;
  await insertRows([{ table: people, row }]);
  return { kind: "person", id, name, role, provenAt: alwaysProven };
}

/** The context of an API key of this account. */
export function keyContext(account: Account, fields: Partial<Context> = {}): Context {
  const clock = systemClock;
  return {
    account,
    actor: { kind: "api_key", id: newId("key", clock()), name: "Test key", createdBy: null },
    scopes: apiKeyScopes,
    requestId: newId("req", clock()),
    address: null,
    clock,
    ...fields,
  };
}

/** The context of a person who is signed in and looks at this account. */
export function personContext(
  account: Account,
  actor: Person,
  fields: Partial<Context> = {},
): Context {
  return { ...keyContext(account), actor, scopes: scopesOfRole(actor.role), ...fields };
}

/** The context of the worker. */
export function workerContext(account: Account, fields: Partial<Context> = {}): Context {
  const actor = { kind: "system", id: "worker", name: "Worker" } as const;
  return { ...keyContext(account), actor, scopes: workerScopes, ...fields };
}

/** Writes rows as they stand, past every rule; for what no verb makes. */
export async function insertRows(rows: Parameters<typeof insertStatements>[0]): Promise<void> {
  for (const { text, parameters } of insertStatements(rows)) {
    await sqlClient().unsafe(text, [...parameters]);
  }
}
