import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import type { Account } from "#domain/access/context";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { writeBatch } from "#domain/changes/write-batch";
import { DomainError } from "#domain/errors/domain-error";
import { checkBooks } from "#domain/ledger/check-books";
import { ledgerAccountId } from "#domain/ledger/ledger-account";
import type { Transfer } from "#domain/ledger/transfer";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { type Draw, drawnNames, drawnTransfers, draws } from "#e2e/support/ledger-draws";
import { overdraft, summedAccount } from "#e2e/support/ledger-model";

const telling = { audit: { action: "ledger.tested", subject: "test" }, events: [] };

async function commitTransfers(account: Account, transfers: readonly Transfer[]): Promise<void> {
  await commit(keyContext(account), async () => change(null, telling).transfers(transfers));
}

function storedAccounts(account: Account) {
  return database().select().from(ledgerAccounts).where(eq(ledgerAccounts.accountId, account.id));
}

/** Draws that can be refused for want of money alone. */
const soundDraws = draws.map((drawn) => ({
  ...drawn,
  amountMinor: drawn.amountMinor > 0n ? drawn.amountMinor : 1n,
  inOneCurrency: true,
  likeHold: true,
  wholeHold: true,
}));
const session = fc.array(fc.array(soundDraws, { minLength: 1, maxLength: 4 }), { minLength: 3 });
const sessions = fc.array(session, { minLength: 12, maxLength: 12 });

/** What is drawn, less what names no open hold or would end one a second time. */
function soundTransfers(account: Account, set: readonly Draw[], accepted: readonly Transfer[]) {
  const ended = new Set(accepted.map(({ pendingId }) => pendingId));
  const open = accepted.filter(({ id }) => !ended.has(id));
  const held = new Set(open.map(({ id }) => id));
  return drawnTransfers(account.id, set, open)
    .filter(({ debit, credit }) => ledgerAccountId(debit) !== ledgerAccountId(credit))
    .filter(({ pendingId }) => pendingId === null || held.delete(pendingId));
}

/** Commits one set after the other, and adds what was accepted to the list of all sessions. */
async function commitSets(
  account: Account,
  sets: readonly (readonly Draw[])[],
  accepted: Transfer[],
): Promise<void> {
  for (const set of sets) {
    const decide = async () => {
      const transfers = soundTransfers(account, set, accepted);
      return change(transfers, telling).transfers(transfers);
    };
    try {
      accepted.push(...(await commit(keyContext(account), decide)));
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error).toMatchObject({ code: "balance_insufficient" });
    }
  }
}

async function staysTrue(drawn: readonly (readonly (readonly Draw[])[])[]) {
  const account = await anAccount();
  const accepted = (["CNY", "USD"] as const).map((currency) => aTransfer(account.id, { currency }));
  await commitTransfers(account, accepted);
  const open = new Set(drawn);
  const writing = drawn.map((sets) =>
    commitSets(account, sets, accepted).finally(() => open.delete(sets)),
  );
  while (open.size > 0) {
    expect((await checkBooks(workerContext(account))).faults).toEqual([]);
  }
  await Promise.all(writing);

  for (const stored of await storedAccounts(account)) {
    expect(stored).toEqual(summedAccount(accepted, stored));
    expect(overdraft(stored)).toBeUndefined();
  }
  return accepted.length;
}

test("forty payments at once into new ledger accounts are all counted", async () => {
  const account = await anAccount();
  const captures = Array.from({ length: 40 }, () => aTransfer(account.id));
  await Promise.all(captures.map((capture) => commitTransfers(account, [capture])));
  for (const stored of await storedAccounts(account)) {
    expect(stored).toEqual(summedAccount(captures, stored));
  }
});

test("while many sessions move money, every snapshot balances and adds up", async () => {
  const counts: number[] = [];
  await fc.assert(
    fc.asyncProperty(sessions, async (sets) => {
      counts.push(await staysTrue(sets));
    }),
    { numRuns: 3, endOnFailure: true },
  );
  expect(Math.max(...counts)).toBeGreaterThan(20);
});

test("sessions that need the same ledger accounts in any order never deadlock", async () => {
  const account = await anAccount();
  const names = drawnNames(account.id).filter(({ currency }) => currency === "CNY");
  const fund = names.flatMap((debit) =>
    names.map((credit) => aTransfer(account.id, { debit, credit, amountMinor: 1n })),
  );
  const inOrders = fc.sample(fc.shuffledSubarray(fund, { minLength: 1 }), 60);
  const writings = inOrders.map((transfers) => ({
    claim: undefined,
    inserts: [],
    updates: [],
    guards: [],
    transfers,
  }));
  const outcomes = await Promise.all(writings.map((writing) => writeBatch([writing])));
  // A deadlock would have moved one of them on; what the ledger refuses is an error of its own.
  expect(outcomes.flat()).not.toContain("moved_on");
});

test("of many sessions that end one hold at once, one does, the others see it ended", async () => {
  const account = await anAccount();
  for (const kind of ["post", "void"] as const) {
    const hold = aTransfer(account.id, { kind: "pending" });
    await commitTransfers(account, [hold]);
    const end = () =>
      commit(keyContext(account), async ({ db }) => {
        const ends = await db
          .select()
          .from(ledgerTransfers)
          .where(eq(ledgerTransfers.pendingId, hold.id));
        if (ends.length > 0) return change("late", telling);
        const ending = aTransfer(account.id, { kind, pendingId: hold.id });
        return change("ended", telling).transfers([ending]);
      });
    const outcomes = await Promise.all(Array.from({ length: 12 }, end));
    expect(outcomes.filter((outcome) => outcome === "ended")).toHaveLength(1);
  }
  expect((await checkBooks(workerContext(account))).faults).toEqual([]);
});

test("a transfer to a ledger account of someone else is refused by the database", async () => {
  const [account, stranger] = await Promise.all([anAccount(), anAccount()]);
  const credit = { accountId: stranger.id, kind: "pending", currency: "CNY" } as const;
  const theft = aTransfer(account.id, { credit });
  await expect(commitTransfers(account, [theft])).rejects.toMatchObject({ code: "23503" });
  expect(await checkBooks(workerContext(stranger))).toEqual({ ledgerAccounts: 0, faults: [] });
});
