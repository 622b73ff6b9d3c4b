import { expect, test } from "vitest";
import type { Account } from "#domain/access/context";
import { decideBankAccount } from "#domain/bank-accounts/decide-bank-account";
import { registerBankAccount } from "#domain/bank-accounts/register-bank-account";
import { changePayoutSchedule } from "#domain/payout-schedules/change-payout-schedule";
import { payOutScheduled } from "#domain/payout-schedules/pay-out-scheduled";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { createPayout } from "#domain/payouts/create-payout";
import { bankAccountRegister } from "#domain/reports/bank-account-register";
import { payoutStory } from "#domain/reports/payout-story";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { later, paid, take } from "#e2e/support/payment";

/** A bank account that Ada registered and Bo approved. */
async function approvedBankAccount(account: Account) {
  const ada = personContext(account, await aPerson("admin", "Ada"));
  const bo = personContext(account, await aPerson("owner", "Bo"));
  const number = "000123456789";
  const { id } = await registerBankAccount(ada, { country: "CN", bankName: "ICBC", number });
  const bankAccount = await decideBankAccount(bo, { bankAccountId: id, decision: "approved" });
  return { ada, bo, bankAccount };
}

test("a payout tells where it goes, what happened to it, and who made it", async () => {
  const { account } = await paid(10_000n);
  const { ada, bankAccount } = await approvedBankAccount(account);
  const made = await createPayout(ada, { amountMinor: 4_000n, currency: "CNY" });
  await cancelPayout(ada, { payoutId: made.id });
  const story = await payoutStory(ada, { payoutId: made.id });
  expect(story.payout).toMatchObject({ id: made.id, status: "canceled" });
  expect(story.bankAccount.id).toBe(bankAccount.id);
  expect(story.lineSum).toBeUndefined();
  expect(story.events.map(({ type }) => type)).toEqual(["payout.canceled", "payout.created"]);
  expect(story.audit.map(({ actorName }) => actorName)).toEqual(["Ada", "Ada"]);
});

test("an automatic payout is told with what its lines add up to", async () => {
  const { account, ctx } = await paid(10_000n, { feeBasisPoints: 290 });
  await take(ctx, { amountMinor: 777n });
  const { ada } = await approvedBankAccount(account);
  await changePayoutSchedule(ada, { interval: "daily" });
  const [payout] = await payOutScheduled(later(workerContext(account), 25));
  const { lineSum } = await payoutStory(ada, { payoutId: payout?.id ?? "" });
  expect(lineSum).toEqual({ lines: 2, netMinor: payout?.amountMinor });
});

test("bank accounts are told with the people who stand behind them", async () => {
  const account = await anAccount();
  const { ada, bo, bankAccount } = await approvedBankAccount(account);
  const viewer = personContext(account, await aPerson("viewer"));
  const { bankAccounts, nameOf } = await bankAccountRegister(viewer);
  expect(bankAccounts.map(({ id }) => id)).toEqual([bankAccount.id]);
  expect([bankAccount.registeredBy, bankAccount.decidedBy]).toEqual([ada.actor.id, bo.actor.id]);
  expect(nameOf(bankAccount.registeredBy)).toBe("Ada");
  expect((await bankAccountRegister(keyContext(await anAccount()))).bankAccounts).toEqual([]);
});

test("another account's payout is not there, and only who has the right is told", async () => {
  const { account } = await paid(10_000n);
  const { ada } = await approvedBankAccount(account);
  const { id: payoutId } = await createPayout(ada, { amountMinor: 4_000n, currency: "CNY" });
  const stranger = keyContext(await anAccount());
  await expect(payoutStory(stranger, { payoutId })).rejects.toMatchObject({
    code: "resource_missing",
  });
  const refused = { code: "more_permissions_required" };
  await expect(payoutStory(without(ada, "payouts:read"), { payoutId })).rejects.toMatchObject(
    refused,
  );
  await expect(bankAccountRegister(without(ada, "bank_accounts:read"))).rejects.toMatchObject(
    refused,
  );
});
