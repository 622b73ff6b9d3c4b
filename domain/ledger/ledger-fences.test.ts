import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { ledgerTransfers } from "#db/schema/ledger";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { type Transfer, transferRow } from "#domain/ledger/transfer";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, insertRows, keyContext } from "#e2e/support/account";
import { idToUuid } from "#platform/ids";

const refusedBy = {
  check: { code: "23514" },
  foreignKey: { code: "23503" },
  grant: { code: "42501" },
  uniqueness: { code: "23505" },
} as const;

/** An account with a capture of 1.00 CNY and a hold of as much. */
async function fundedAccount() {
  const account = await anAccount();
  const capture = aTransfer(account.id);
  const hold = aTransfer(account.id, { kind: "pending" });
  const telling = { audit: { action: "ledger.tested", subject: "test" }, events: [] };
  await commit(keyContext(account), async () => change(null, telling).transfers([capture, hold]));
  return { account, capture, hold };
}

async function insertDirectly(...transfers: readonly Transfer[]): Promise<void> {
  await insertRows(transfers.map((made) => ({ table: ledgerTransfers, row: transferRow(made) })));
}

test("what is written once can not be changed or removed by the program", async () => {
  const writtenOnce = ["ledger_transfers", "audit_entries", "events", "idempotency_records"];
  for (const table of writtenOnce) {
    const update = sqlClient().unsafe(`update ${table} set created_at = now()`);
    await expect(update).rejects.toMatchObject(refusedBy.grant);
    const removal = sqlClient().unsafe(`delete from ${table}`);
    await expect(removal).rejects.toMatchObject(refusedBy.grant);
    const emptying = sqlClient().unsafe(`truncate ${table}`);
    await expect(emptying).rejects.toMatchObject(refusedBy.grant);
  }
});

test("a ledger account can not be removed by the program", async () => {
  const removal = sqlClient().unsafe("delete from ledger_accounts");
  await expect(removal).rejects.toMatchObject(refusedBy.grant);
});

test("no statement can overdraw a ledger account or make a sum negative", async () => {
  const { account } = await fundedAccount();
  const beyond = [
    ["pending", "debits_posted_minor = 101"],
    ["pending", "debits_pending_minor = 101"],
    ["channel_receivable", "credits_posted_minor = 101"],
    ["channel_receivable", "credits_pending_minor = 101"],
    ["channel_receivable", "credits_posted_minor = -1"],
  ] as const;
  for (const [kind, assignment] of beyond) {
    const update = sqlClient().unsafe(
      `update ledger_accounts set ${assignment} where account_id = $1 and kind = $2`,
      [idToUuid(account.id), kind],
    );
    await expect(update).rejects.toMatchObject(refusedBy.check);
  }
});

test("no statement can end a hold twice, or end one that is not there", async () => {
  const { account, hold } = await fundedAccount();
  const end = () => aTransfer(account.id, { kind: "void", pendingId: hold.id });
  await expect(insertDirectly(end(), end())).rejects.toMatchObject(refusedBy.uniqueness);
  const stray = aTransfer(account.id, { kind: "void", pendingId: aTransfer(account.id).id });
  await expect(insertDirectly(stray)).rejects.toMatchObject(refusedBy.foreignKey);
  const bare = aTransfer(account.id, { kind: "post" });
  await expect(insertDirectly(bare)).rejects.toMatchObject(refusedBy.check);
});

test("no statement can move one currency into an account of another", async () => {
  const { account } = await fundedAccount();
  const mixed = { ...aTransfer(account.id), currency: "USD" } as const;
  await expect(insertDirectly(mixed)).rejects.toMatchObject(refusedBy.foreignKey);
});

test("no statement can move money between the accounts of two merchants", async () => {
  const [mine, theirs] = await Promise.all([fundedAccount(), fundedAccount()]);
  const theft = { ...mine.capture, id: aTransfer(mine.account.id).id, debit: theirs.capture.debit };
  const loss = {
    ...mine.capture,
    id: aTransfer(mine.account.id).id,
    credit: theirs.capture.credit,
  };
  await expect(insertDirectly(theft)).rejects.toMatchObject(refusedBy.foreignKey);
  await expect(insertDirectly(loss)).rejects.toMatchObject(refusedBy.foreignKey);
});

test("a transfer moves something, from one account to another", async () => {
  const { account, capture } = await fundedAccount();
  const nothing = aTransfer(account.id, { amountMinor: 0n });
  await expect(insertDirectly(nothing)).rejects.toMatchObject(refusedBy.check);
  const circle = aTransfer(account.id, { credit: capture.debit });
  await expect(insertDirectly(circle)).rejects.toMatchObject(refusedBy.check);
});
