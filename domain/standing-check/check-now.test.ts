import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { ledgerAccountId } from "#domain/ledger/ledger-account";
import { checkNow } from "#domain/standing-check/check-now";
import { latestCheck } from "#domain/standing-check/latest-check";
import { listChecks } from "#domain/standing-check/list-checks";
import { createTransfer } from "#domain/transfers/create-transfer";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { without } from "#e2e/support/outcomes";
import { paid, waitingRefund } from "#e2e/support/payment";
import { idToUuid } from "#platform/ids";

test("sound books are told to be, with how much was looked at", async () => {
  const { account } = await waitingRefund({ account: { feeBasisPoints: 290 } });
  const check = await checkNow(workerContext(account));
  expect(check).toMatchObject({ accountId: account.id, faultCount: 0, faults: [], objects: 3 });
  expect(check.ledgerAccounts).toBeGreaterThan(2);
  expect(check.transfers).toBeGreaterThan(2);
  expect(await latestCheck(workerContext(account))).toEqual(check);
});

test("a balance that no transfer explains is found at its ledger account", async () => {
  const { account } = await paid(10_000n);
  const raise = `update ledger_accounts set credits_posted_minor = credits_posted_minor + 5
    where account_id = $1 and kind = 'available'`;
  await asOwner(raise, [idToUuid(account.id)]);
  const { faults, faultCount } = await checkNow(workerContext(account));
  const available = { accountId: account.id, kind: "available", currency: "CNY" } as const;
  expect(faults).toContainEqual({
    kind: "untrue_balance",
    fact: "creditsPostedMinor",
    ledgerAccountId: ledgerAccountId(available),
    ledgerAccountKind: "available",
    objectId: null,
    currency: "CNY",
    shownMinor: "10005",
    bookedMinor: "10000",
  });
  expect(faults).toContainEqual(
    expect.objectContaining({ kind: "unequal_sides", fact: "posted", currency: "CNY" }),
  );
  expect(faults).toContainEqual(
    expect.objectContaining({ kind: "disagreement", fact: "available", currency: "CNY" }),
  );
  expect(faultCount).toBe(faults.length);
});

test("a transfer that was taken out is found on both of its sides", async () => {
  const { account } = await paid(10_000n, { feeBasisPoints: 290 });
  const removal = "delete from ledger_transfers where account_id = $1 and code = 'fee'";
  await asOwner(removal, [idToUuid(account.id)]);
  const { faults } = await checkNow(workerContext(account));
  const places = faults.map(({ kind, ledgerAccountKind }) => [kind, ledgerAccountKind]);
  expect(places).toContainEqual(["untrue_balance", "fees"]);
  expect(places).toContainEqual(["untrue_balance", "pending"]);
});

test("an object that disagrees with what it is made of is named, in its currency", async () => {
  const { account, chargeId } = await waitingRefund();
  const id = idToUuid(account.id);
  await sqlClient()`update refunds set amount_minor = 3999 where account_id = ${id}`;
  const { faults } = await checkNow(workerContext(account));
  expect(faults).toEqual([
    {
      kind: "disagreement",
      fact: "reserved",
      ledgerAccountId: null,
      ledgerAccountKind: null,
      objectId: chargeId,
      currency: "CNY",
      shownMinor: "4000",
      bookedMinor: "3999",
    },
  ]);
});

test("a transfer that left otherwise than it arrived is found in both accounts, and nowhere else", async () => {
  const { ctx, account } = await paid(10_000n);
  const [receiver, other] = [await anAccount(), await anAccount()];
  const transfer = await createTransfer(ctx, {
    amountMinor: 4_000n,
    currency: "CNY",
    destinationId: receiver.id,
  });
  const raise = `update ledger_transfers set amount_minor = 4001
    where account_id = $1 and subject = $2 and code = 'transfer'`;
  await asOwner(raise, [idToUuid(receiver.id), transfer.id]);
  const fault = {
    kind: "unequal_crossing",
    objectId: transfer.id,
    currency: "CNY",
    shownMinor: "4000",
    bookedMinor: "4001",
  };
  for (const side of [account, receiver]) {
    const { faults } = await checkNow(workerContext(side));
    expect(faults).toContainEqual(expect.objectContaining(fault));
  }
  expect((await checkNow(workerContext(other))).faults).toEqual([]);
  const repair = raise.replace("4001", "4000");
  await asOwner(repair, [idToUuid(receiver.id), transfer.id]);
});

test("what was found stays as it was found, and a repaired fault is gone from the next look", async () => {
  const { account } = await waitingRefund();
  const id = idToUuid(account.id);
  await sqlClient()`update refunds set amount_minor = 3999 where account_id = ${id}`;
  await checkNow(workerContext(account));
  await sqlClient()`update refunds set amount_minor = 4000 where account_id = ${id}`;
  const ctx = personContext(account, await aPerson("analyst"));
  await checkNow(ctx);
  const [last, first, ...rest] = await listChecks(ctx, { limit: 10 });
  expect([last?.faultCount, first?.faultCount, rest]).toEqual([0, 1, []]);
  expect(await listChecks(ctx, { limit: 10, before: last?.checkedAt })).toEqual([first]);
  const change = sqlClient()`update standing_checks set fault_count = 0 where account_id = ${id}`;
  await expect(change).rejects.toMatchObject({ code: "42501" });
});

test("an account sees its own looks only, and only who may check sees any", async () => {
  const [own, other] = [await anAccount(), await anAccount()];
  await checkNow(workerContext(other));
  expect(await latestCheck(workerContext(own))).toBeUndefined();
  expect(await listChecks(workerContext(own), { limit: 10 })).toEqual([]);
  const viewer = personContext(own, await aPerson("viewer"));
  for (const ctx of [viewer, keyContext(own), without(workerContext(own), "ledger:check")]) {
    const refused = { code: "more_permissions_required" };
    await expect(checkNow(ctx)).rejects.toMatchObject(refused);
    await expect(latestCheck(ctx)).rejects.toMatchObject(refused);
    await expect(listChecks(ctx, { limit: 1 })).rejects.toMatchObject(refused);
  }
});
