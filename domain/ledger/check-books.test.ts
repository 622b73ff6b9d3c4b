import { expect, test } from "vitest";
import type { Account } from "#domain/access/context";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { checkBooks } from "#domain/ledger/check-books";
import { ledgerAccountId } from "#domain/ledger/ledger-account";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { idToUuid } from "#platform/ids";

/** An account with a capture, a fee, a hold that was let go and one that was not. */
async function booksOfAnAccount() {
  const account = await anAccount();
  const telling = { audit: { action: "ledger.tested", subject: "test" }, events: [] };
  const pending = { accountId: account.id, kind: "pending", currency: "CNY" } as const;
  const fees = { ...pending, kind: "fees" } as const;
  const hold = aTransfer(account.id, { kind: "pending" });
  const release = aTransfer(account.id, { kind: "void", pendingId: hold.id });
  const open = aTransfer(account.id, { kind: "pending", amountMinor: 40n });
  const fee = aTransfer(account.id, { debit: pending, credit: fees, amountMinor: 3n });
  await commit(keyContext(account), async () =>
    change(null, telling).transfers([aTransfer(account.id), fee, hold, release, open]),
  );
  return { account, pending: ledgerAccountId(pending), fees: ledgerAccountId(fees), open };
}

async function raiseFees(account: Account): Promise<void> {
  const raise = `update ledger_accounts set credits_posted_minor = credits_posted_minor + 5
    where account_id = $1 and kind = 'fees'`;
  await asOwner(raise, [idToUuid(account.id)]);
}

test("true books have no faults", async () => {
  const { account } = await booksOfAnAccount();
  const check = await checkBooks(workerContext(account));
  expect(check).toEqual({ ledgerAccounts: 3, faults: [] });
});

test("a balance changed without a transfer is found, with its place and both amounts", async () => {
  const { account, fees } = await booksOfAnAccount();
  await raiseFees(account);
  expect((await checkBooks(workerContext(account))).faults).toEqual([
    {
      kind: "untrue_balance",
      ledgerAccountId: fees,
      ledgerAccountKind: "fees",
      currency: "CNY",
      sum: "creditsPostedMinor",
      storedMinor: 8n,
      transfersMinor: 3n,
    },
    {
      kind: "unequal_sides",
      currency: "CNY",
      state: "posted",
      debitsMinor: 103n,
      creditsMinor: 108n,
    },
  ]);
});

test("a removed transfer is found on both sides, though debits equal credits", async () => {
  const { account, pending, open } = await booksOfAnAccount();
  const removal = "delete from ledger_transfers where account_id = $1 and id = $2";
  await asOwner(removal, [account.id, open.id].map(idToUuid));
  const { faults } = await checkBooks(workerContext(account));
  expect(faults).toHaveLength(2);
  expect(faults).toContainEqual({
    kind: "untrue_balance",
    ledgerAccountId: pending,
    ledgerAccountKind: "pending",
    currency: "CNY",
    sum: "creditsPendingMinor",
    storedMinor: 40n,
    transfersMinor: 0n,
  });
});

test("what is wrong in one account is not held against another", async () => {
  const [wrong, right] = await Promise.all([booksOfAnAccount(), booksOfAnAccount()]);
  await raiseFees(wrong.account);
  expect((await checkBooks(workerContext(right.account))).faults).toEqual([]);
});

test("the books are not for everyone to check", async () => {
  const ctx = keyContext(await anAccount());
  await expect(checkBooks(ctx)).rejects.toMatchObject({ code: "more_permissions_required" });
});
