import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { bankAccountView } from "#domain/bank-accounts/bank-account-view";
import { decideBankAccount } from "#domain/bank-accounts/decide-bank-account";
import { listBankAccounts } from "#domain/bank-accounts/list-bank-accounts";
import { registerBankAccount } from "#domain/bank-accounts/register-bank-account";
import { removeBankAccount } from "#domain/bank-accounts/remove-bank-account";
import { retrieveBankAccount } from "#domain/bank-accounts/retrieve-bank-account";
import { setDefaultBankAccount } from "#domain/bank-accounts/set-default-bank-account";
import { unseal } from "#domain/vault/seal";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes } from "#e2e/support/outcomes";
import { aBankAccount, anApprovedBankAccount } from "#e2e/support/payout";
import { idToUuid } from "#platform/ids";

async function anAdminOf(account: Awaited<ReturnType<typeof anAccount>>) {
  return personContext(account, await aPerson("admin"));
}

test("a bank account waits, its number is sealed, and only four digits are shown", async () => {
  const account = await anAccount();
  const made = await aBankAccount(account);
  expect(made).toMatchObject({ status: "waiting", last4: "6789", isDefault: false });
  expect(Object.values(made).map(String).join()).not.toContain("000123456789");
  const binding = [account.id, "bank_account", made.id];
  expect(await unseal(made.sealedNumber, binding)).toBe("000123456789");
  expect(bankAccountView(made)).toMatchObject({ status: "new", default_for_currency: false });
});

test("only another person can approve it; the first one becomes the default", async () => {
  const account = await anAccount();
  const registrar = await anAdminOf(account);
  const details = { country: "CN", number: "000123456789" };
  const made = await registerBankAccount(registrar, details);
  const approval = { bankAccountId: made.id, decision: "approved" } as const;
  await expect(decideBankAccount(registrar, approval)).rejects.toMatchObject({
    code: "self_approval",
  });
  const approved = await decideBankAccount(await anAdminOf(account), approval);
  expect(approved).toMatchObject({ status: "approved", isDefault: true });
  const again = decideBankAccount(await anAdminOf(account), approval);
  await expect(again).rejects.toMatchObject({ code: "already_decided" });
});

test("the database refuses an approval by the one who registered it", async () => {
  const made = await aBankAccount(await anAccount());
  const [account, id] = [idToUuid(made.accountId), idToUuid(made.id)];
  const forged = sqlClient()`update bank_accounts set status = 'approved',
    decided_by = registered_by, decided_at = now() where account_id = ${account} and id = ${id}`;
  await expect(forged).rejects.toMatchObject({ constraint_name: "bank_accounts_four_eyes" });
});

test("of many who decide at once one does", async () => {
  const account = await anAccount();
  const { id: bankAccountId } = await aBankAccount(account);
  const people = await Promise.all(atOnce(12, () => anAdminOf(account)));
  const decide = (place: number) => {
    const person = people[place] ?? people[0];
    if (!person) throw new Error("there are twelve");
    const decision = place % 2 ? "approved" : "rejected";
    return decideBankAccount(person, { bankAccountId, decision, reason: "Unknown holder." });
  };
  expect(await outcomes(atOnce(12, decide))).toEqual(oneDone(11, "already_decided"));
});

test("a rejection has a reason, and the number can be registered anew", async () => {
  const account = await anAccount();
  const { id: bankAccountId } = await aBankAccount(account);
  await expect(aBankAccount(account)).rejects.toMatchObject({ code: "resource_already_exists" });
  const person = await anAdminOf(account);
  const decision = { bankAccountId, decision: "rejected" } as const;
  const bare = decideBankAccount(person, { ...decision, reason: " " });
  await expect(bare).rejects.toMatchObject({ code: "reason_required" });
  const rejected = await decideBankAccount(person, { ...decision, reason: "Wrong holder." });
  expect(bankAccountView(rejected).status).toBe("verification_failed");
  expect((await aBankAccount(account)).id).not.toBe(bankAccountId);
});

test("each currency has one default, which people can move and remove", async () => {
  const account = await anAccount();
  const person = await anAdminOf(account);
  const first = await anApprovedBankAccount(account);
  const second = await anApprovedBankAccount(account, { number: "000111111116" });
  const euro = await anApprovedBankAccount(account, { currency: "EUR" });
  expect([first, second, euro].map(({ isDefault }) => isDefault)).toEqual([true, false, true]);
  const waiting = await aBankAccount(account, { number: "000111111113" });
  const choose = (one: BankAccount) => setDefaultBankAccount(person, { bankAccountId: one.id });
  await expect(choose(waiting)).rejects.toMatchObject({ code: "bank_account_not_approved" });
  await choose(second);
  const defaults = async () =>
    (await listBankAccounts(person, { limit: 9 })).rows
      .filter(({ isDefault }) => isDefault)
      .map(({ id }) => id);
  expect(await defaults()).toEqual([euro.id, second.id]);
  await outcomes([...atOnce(4, () => choose(first)), ...atOnce(4, () => choose(second))]);
  expect(await defaults()).toHaveLength(2);
  await choose(second);
  await removeBankAccount(person, { bankAccountId: second.id });
  expect(await defaults()).toEqual([euro.id]);
  const gone = retrieveBankAccount(person, { bankAccountId: second.id });
  await expect(gone).rejects.toMatchObject({ code: "resource_missing" });
  const former = { bankAccountId: second.id, evenRemoved: true };
  expect((await retrieveBankAccount(person, former)).removedAt).not.toBeNull();
  expect((await anApprovedBankAccount(account, { number: "000222222227" })).isDefault).toBe(true);
});

test("keys, other roles and other tenants register, decide and remove nothing", async () => {
  const account = await anAccount();
  const made = await aBankAccount(account);
  const input = { bankAccountId: made.id };
  const details = { country: "CN", number: "000123456789" };
  const attempts = (ctx: ReturnType<typeof keyContext>) => [
    () => registerBankAccount(ctx, details),
    () => decideBankAccount(ctx, { ...input, decision: "approved" }),
    () => setDefaultBankAccount(ctx, input),
    () => removeBankAccount(ctx, input),
  ];
  for (const attempt of attempts(keyContext(account))) {
    await expect(attempt()).rejects.toMatchObject({ code: "person_required" });
  }
  for (const attempt of attempts(personContext(account, await aPerson("developer")))) {
    await expect(attempt()).rejects.toMatchObject({ code: "more_permissions_required" });
  }
  const [, ...onThis] = attempts(await anAdminOf(await anAccount()));
  for (const attempt of onThis) {
    await expect(attempt()).rejects.toMatchObject({ code: "resource_missing" });
  }
  const stranger = keyContext(await anAccount());
  await expect(retrieveBankAccount(stranger, input)).rejects.toMatchObject({
    code: "resource_missing",
  });
  expect((await listBankAccounts(stranger, { limit: 9 })).rows).toEqual([]);
  const elsewhere = listBankAccounts(stranger, { limit: 9, accountId: account.id });
  await expect(elsewhere).rejects.toMatchObject({ code: "resource_missing" });
});
