import fc from "fast-check";
import { expect, test } from "vitest";
import { customers } from "#db/schema/customers";
import { claimName, decideBatch, type Found, type Outcome, rowName } from "#domain/changes/batch";
import type { Writing } from "#domain/changes/writing";
import { DomainError } from "#domain/errors/domain-error";
import { emptyLedgerAccount, ledgerAccountId } from "#domain/ledger/ledger-account";
import { aTransfer } from "#e2e/support/a-transfer";
import { accountRow } from "#e2e/support/account";
import { newCustomer } from "#e2e/support/customer-changes";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const account = accountRow();
const rows = Array.from({ length: 3 }, () => newCustomer(account));
const pending = { accountId: account.id, kind: "pending", currency: "CNY" } as const;
const receivable = { accountId: account.id, kind: "channel_receivable", currency: "CNY" } as const;

const nothing = { claim: undefined, inserts: [], updates: [], guards: [], transfers: [] };

function update(place: number, expectedVersion: bigint) {
  const row = rows[place % rows.length] ?? newCustomer(account);
  return { table: customers, row: { ...row, version: expectedVersion + 1n }, expectedVersion };
}

/** Changes that get in each other's way: few rows, few keys, and little money. */
const writings = fc.array(
  fc
    .record({
      key: fc.option(fc.constantFrom("a", "b", "used")),
      updated: fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
      guarded: fc.uniqueArray(fc.integer({ min: 0, max: 2 })),
      expected: fc.bigInt({ min: 1n, max: 3n }),
      amounts: fc.array(fc.integer({ min: -40, max: 40 }).filter((amount) => amount !== 0)),
    })
    .map(
      ({ key, updated, guarded, expected, amounts }): Writing => ({
        claim: key === null ? undefined : { accountId: account.id, key },
        inserts: [],
        updates: updated.map((place) => update(place, expected)),
        guards: guarded.map((place) => update(place, expected)),
        transfers: amounts.map((amount) => moved(amount)),
      }),
    ),
  { maxLength: 12 },
);

function moved(amount: number) {
  const amountMinor = BigInt(Math.abs(amount));
  return amount > 0
    ? aTransfer(account.id, { amountMinor })
    : aTransfer(account.id, { debit: pending, credit: receivable, amountMinor });
}

function found(): Found {
  const accounts = [pending, receivable].map(emptyLedgerAccount);
  return {
    claims: new Set([claimName({ accountId: account.id, key: "used" })]),
    versions: new Map(rows.map((row) => [rowName({ table: customers, row }), 1n])),
    books: { accounts: new Map(accounts.map((each) => [each.id, each])), holds: new Map() },
  };
}

/** What the books and the rows are after a change that was written by itself. */
function after(writing: Writing, before: Found): Found {
  const { movedAccounts } = decideBatch([writing], before);
  const versions = new Map(before.versions);
  for (const each of writing.updates) versions.set(rowName(each), each.row.version);
  const accounts = new Map(before.books.accounts);
  for (const each of movedAccounts) accounts.set(each.id, each);
  return { ...before, versions, books: { ...before.books, accounts } };
}

function comparable(outcome: Outcome | undefined) {
  return outcome instanceof Error ? outcome.message : outcome;
}

test("a batch is decided as if its changes were written one after the other", () => {
  fc.assert(
    fc.property(writings, (drawn) => {
      const { outcomes, standing, movedAccounts } = decideBatch(drawn, found());
      let sofar = found();
      const alone = drawn.map((writing) => {
        const [outcome] = decideBatch([writing], sofar).outcomes;
        if (outcome === "written") sofar = after(writing, sofar);
        return outcome;
      });
      expect(outcomes.map(comparable)).toEqual(alone.map(comparable));
      expect(standing).toEqual(drawn.filter((_, place) => alone[place] === "written"));
      for (const each of movedAccounts) expect(each).toEqual(sofar.books.accounts.get(each.id));
    }),
  );
});

test("one that the ledger refuses leaves its neighbours the money it asked for", () => {
  const take = (amountMinor: bigint): Writing => ({
    ...nothing,
    transfers: [aTransfer(account.id, { debit: pending, credit: receivable, amountMinor })],
  });
  const give: Writing = { ...nothing, transfers: [aTransfer(account.id, { amountMinor: 100n })] };
  const { outcomes, movedAccounts } = decideBatch([give, take(101n), take(100n)], found());
  expect(outcomes[1]).toBeInstanceOf(DomainError);
  expect([outcomes[0], outcomes[2]]).toEqual(["written", "written"]);
  const left = movedAccounts.find(({ id }) => id === ledgerAccountId(pending));
  expect(left).toMatchObject({ creditsPostedMinor: 100n, debitsPostedMinor: 100n });
});

test("of two that rest on one row the second is decided again, and a refused first is none", () => {
  const short = aTransfer(account.id, { debit: pending, credit: receivable, amountMinor: 1n });
  const refused: Writing = { ...nothing, updates: [update(0, 1n)], transfers: [short] };
  const first: Writing = { ...nothing, updates: [update(0, 1n)] };
  const second: Writing = { ...nothing, guards: [update(0, 1n)] };
  const { outcomes } = decideBatch([refused, first, second], found());
  expect(outcomes.slice(1)).toEqual(["written", "moved_on"]);
});

test("a row that is not there, or a stranger's of the same id, is one that moved on", () => {
  const stranger = { ...newCustomer(account), accountId: newId("acct", systemClock()) };
  const unknown = { table: customers, row: { ...stranger, id: rows[0]?.id ?? stranger.id } };
  const { outcomes } = decideBatch(
    [{ ...nothing, guards: [{ ...unknown, expectedVersion: 1n }] }],
    found(),
  );
  expect(outcomes).toEqual(["moved_on"]);
});
