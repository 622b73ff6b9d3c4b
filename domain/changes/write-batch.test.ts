import { expect, test } from "vitest";
import { refusesBareWrites, writerClient } from "#db/client";
import { customers } from "#db/schema/customers";
import { commit } from "#domain/changes/commit";
import { checkBooks } from "#domain/ledger/check-books";
import { aTransfer } from "#e2e/support/a-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { created, newCustomer, once, rowCounts } from "#e2e/support/customer-changes";
import { idToUuid } from "#platform/ids";

type Account = Awaited<ReturnType<typeof anAccount>>;

function pay(account: Account, key: string) {
  return commit(keyContext(account, { once: once(key) }), async () =>
    created(newCustomer(account)).transfers([aTransfer(account.id)]),
  );
}

function accounts(count: number) {
  return Promise.all(Array.from({ length: count }, () => anAccount()));
}

test("what is sent behind a begin that failed is not written", async () => {
  expect(await refusesBareWrites()).toBe(true);
  const account = await anAccount();
  const id = idToUuid(account.id);
  const bare = writerClient()`update accounts set version = version where id = ${id}`;
  await expect(bare).rejects.toMatchObject({ code: "25006" });
});

test("among sure changes a used key is answered as before, and its neighbours are written", async () => {
  const all = await accounts(8);
  const [again] = all;
  if (!again) throw new Error("no account");
  const first = await pay(again, "k");
  const ends = await Promise.allSettled(all.map((account) => pay(account, "k")));
  const body = JSON.stringify({ id: first.id, name: "Ada" });
  expect(ends[0]).toMatchObject({ reason: { answer: { status: 200, body } } });
  expect(ends.slice(1).map(({ status }) => status)).toEqual(all.slice(1).map(() => "fulfilled"));
  for (const account of all) {
    expect(await rowCounts(account)).toMatchObject({ customers: 1, ledgerTransfers: 1, events: 1 });
  }
});

test("of sure changes one that the database refuses harms no other", async () => {
  const all = await accounts(8);
  const [poisoned] = all;
  if (!poisoned) throw new Error("no account");
  const poison = commit(keyContext(poisoned, { once: once("poison") }), async () =>
    created(newCustomer(poisoned)).inserts(customers, newCustomer(poisoned, { name: "a\u0000b" })),
  );
  const ends = await Promise.allSettled([poison, ...all.map((account) => pay(account, "k"))]);
  expect(ends.map(({ status }) => status)).toEqual(["rejected", ...all.map(() => "fulfilled")]);
  for (const account of all) {
    expect(await rowCounts(account)).toMatchObject({ customers: 1, ledgerTransfers: 1, events: 1 });
    expect((await checkBooks(workerContext(account))).faults).toEqual([]);
  }
});

test("a ledger account that was known and is gone is opened anew, and its money is counted", async () => {
  const all = await accounts(3);
  // Twice: an account is known once a transaction has found it there.
  for (const key of ["a", "b"]) await Promise.all(all.map((account) => pay(account, key)));
  for (const table of ["ledger_transfers", "ledger_accounts"]) {
    for (const { id } of all) {
      await asOwner(`delete from ${table} where account_id = $1::text::uuid`, [idToUuid(id)]);
    }
  }
  await Promise.all(all.map((account) => pay(account, "c")));
  for (const account of all) {
    expect(await rowCounts(account)).toMatchObject({ customers: 3, ledgerTransfers: 1 });
    expect((await checkBooks(workerContext(account))).faults).toEqual([]);
  }
});
