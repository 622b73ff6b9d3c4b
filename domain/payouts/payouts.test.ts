import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { removeBankAccount } from "#domain/bank-accounts/remove-bank-account";
import { cancelPayout } from "#domain/payouts/cancel-payout";
import { createPayout } from "#domain/payouts/create-payout";
import { listPayouts } from "#domain/payouts/list-payouts";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { reversePayout } from "#domain/payouts/reverse-payout";
import { updatePayout } from "#domain/payouts/update-payout";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { paid, type Taken } from "#e2e/support/payment";
import { aBankAccount, anApprovedBankAccount, stepsOn, withFunds } from "#e2e/support/payout";
import { idToUuid } from "#platform/ids";

async function availableOf({ ctx }: Pick<Taken, "ctx">) {
  return (await retrieveBalance(ctx))[0]?.available.amountMinor;
}

async function eventsOf({ account }: Pick<Taken, "account">) {
  const rows = await sqlClient()`select type from events
    where account_id = ${idToUuid(account.id)} and type like 'payout.%' order by id`;
  return rows.map(({ type }) => String(type));
}

test("a payout takes its amount of what is available, and a cancelation brings it back", async () => {
  const funded = await withFunds(10_000n);
  const { ctx, bankAccount, account } = funded;
  const made = await createPayout(ctx, { amountMinor: 7_000n, currency: "CNY" });
  expect(made).toMatchObject({
    status: "pending",
    automatic: false,
    bankAccountId: bankAccount.id,
  });
  expect(await availableOf(funded)).toBe(3_000n);
  const canceled = await cancelPayout(ctx, { payoutId: made.id });
  expect(canceled.status).toBe("canceled");
  expect(await availableOf(funded)).toBe(10_000n);
  expect(await eventsOf(funded)).toEqual(["payout.created", "payout.canceled"]);
  expect(await wrongs(account)).toEqual([]);
});

test("a payout above what is available, or of nothing, moves nothing", async () => {
  const funded = await withFunds(10_000n);
  const ask = (amountMinor: bigint) => createPayout(funded.ctx, { amountMinor, currency: "CNY" });
  await expect(ask(10_001n)).rejects.toMatchObject({ code: "balance_insufficient" });
  await expect(ask(0n)).rejects.toMatchObject({ code: "amount_too_small" });
  await expect(ask(-1n)).rejects.toMatchObject({ code: "amount_too_small" });
  expect(await availableOf(funded)).toBe(10_000n);
  expect((await listPayouts(funded.ctx, { limit: 9 })).rows).toEqual([]);
});

test("nothing is paid out to a bank account that was not approved, is removed, or is another's", async () => {
  const { ctx, account } = await paid(10_000n);
  const ask = (destinationId?: string) =>
    createPayout(ctx, { amountMinor: 100n, currency: "CNY", destinationId });
  await expect(ask()).rejects.toMatchObject({ code: "bank_account_not_approved" });
  const waiting = await aBankAccount(account);
  await expect(ask(waiting.id)).rejects.toMatchObject({ code: "bank_account_not_approved" });
  const theirs = await anApprovedBankAccount(await anAccount());
  await expect(ask(theirs.id)).rejects.toMatchObject({ code: "resource_missing" });
  const euro = await anApprovedBankAccount(account, { currency: "EUR" });
  await expect(ask(euro.id)).rejects.toMatchObject({ code: "parameter_invalid" });
  const good = await anApprovedBankAccount(account, { number: "000111111116" });
  expect((await ask()).bankAccountId).toBe(good.id);
  const person = personContext(account, await aPerson("owner"));
  await removeBankAccount(person, { bankAccountId: good.id });
  await expect(ask(good.id)).rejects.toMatchObject({ code: "resource_missing" });
  await expect(ask()).rejects.toMatchObject({ code: "bank_account_not_approved" });
});

test("the database refuses a payout to a bank account that nobody approved", async () => {
  const { ctx, account } = await withFunds(10_000n);
  const { id } = await createPayout(ctx, { amountMinor: 100n, currency: "CNY" });
  const waiting = await aBankAccount(account, { number: "000111111116" });
  const [owner, payout, bank] = [account.id, id, waiting.id].map((one) => idToUuid(one));
  if (!owner || !payout || !bank) throw new Error("there are three");
  const forged = sqlClient()`update payouts set bank_account_id = ${bank}
    where account_id = ${owner} and id = ${payout}`;
  await expect(forged).rejects.toMatchObject({
    constraint_name: "payouts_to_approved_bank_account",
  });
});

test("fifty payouts at once never take more than there was", { timeout: 60_000 }, async () => {
  const funded = await withFunds(10_000n);
  const ask = () => createPayout(funded.ctx, { amountMinor: 700n, currency: "CNY" });
  const ended = await outcomes(atOnce(50, ask));
  expect(ended.filter((one) => one === "done")).toHaveLength(14);
  expect(new Set(ended)).toEqual(new Set(["done", "balance_insufficient"]));
  expect(await availableOf(funded)).toBe(200n);
  expect(await wrongs(funded.account)).toEqual([]);
});

test("a payout that was paid is reversed once, and its money comes back", {
  timeout: 60_000,
}, async () => {
  const funded = await withFunds(10_000n);
  const { ctx, account } = funded;
  const made = await createPayout(ctx, { amountMinor: 7_000n, currency: "CNY" });
  const reverse = () => reversePayout(ctx, { payoutId: made.id });
  await expect(reverse()).rejects.toMatchObject({ code: "payout_unexpected_state" });
  expect((await stepsOn(account, made, 2)).status).toBe("paid");
  expect(await outcomes(atOnce(50, reverse))).toEqual(oneDone(49, "payout_unexpected_state"));
  const reversed = await retrievePayout(ctx, { payoutId: made.id });
  const reversal = await retrievePayout(ctx, { payoutId: reversed.reversedById ?? "" });
  expect(reversal).toMatchObject({ amountMinor: -7_000n, originalPayoutId: made.id });
  expect(reversal.balanceTransactionId).toBeNull();
  expect(await availableOf(funded)).toBe(3_000n);
  for (const act of [cancelPayout, reversePayout]) {
    const again = act(ctx, { payoutId: reversal.id });
    await expect(again).rejects.toMatchObject({ code: "payout_unexpected_state" });
  }
  expect((await stepsOn(account, reversal, 3)).status).toBe("paid");
  expect(await availableOf(funded)).toBe(10_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("lists are narrowed by status, bank account and arrival", async () => {
  const { ctx, bankAccount, account } = await withFunds(10_000n);
  const ask = () => createPayout(ctx, { amountMinor: 100n, currency: "CNY" });
  const [one, two] = [await ask(), await ask()];
  await cancelPayout(ctx, { payoutId: one.id });
  const ids = async (filter: object) =>
    (await listPayouts(ctx, { limit: 9, ...filter })).rows.map(({ id }) => id);
  expect(await ids({})).toEqual([two.id, one.id]);
  expect(await ids({ status: "canceled" })).toEqual([one.id]);
  expect(await ids({ destinationId: bankAccount.id })).toHaveLength(2);
  expect(await ids({ destinationId: "ba_x" })).toEqual([]);
  expect(await ids({ arrival: { gte: two.arrivalAt } })).toContain(two.id);
  expect(await ids({ arrival: { gt: two.arrivalAt.add({ hours: 1 }) } })).toEqual([]);
  expect(await wrongs(account)).toEqual([]);
});

test("metadata can be changed, and nothing else", async () => {
  const { ctx } = await withFunds(10_000n);
  const { id } = await createPayout(ctx, { amountMinor: 100n, currency: "CNY" });
  const changed = await updatePayout(ctx, { payoutId: id, metadata: new Map([["run", "12"]]) });
  expect(changed).toMatchObject({ metadata: { run: "12" }, version: 2n });
});

test("other tenants and those without the right reach no payout", async () => {
  const { ctx } = await withFunds(10_000n);
  const { id: payoutId } = await createPayout(ctx, { amountMinor: 100n, currency: "CNY" });
  const stranger = keyContext(await anAccount());
  const verbs = [retrievePayout, updatePayout, cancelPayout, reversePayout];
  for (const verb of verbs) {
    await expect(verb(stranger, { payoutId })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such payout.",
    });
  }
  const reader = without(ctx, "payouts:write");
  for (const verb of [updatePayout, cancelPayout, reversePayout]) {
    await expect(verb(reader, { payoutId })).rejects.toMatchObject({
      code: "more_permissions_required",
    });
  }
  const ask = createPayout(reader, { amountMinor: 1n, currency: "CNY" });
  await expect(ask).rejects.toMatchObject({ code: "more_permissions_required" });
  const blind = without(ctx, "payouts:read");
  await expect(retrievePayout(blind, { payoutId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(listPayouts(blind, { limit: 1 })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

test("in a live account no sandbox bank answers: a payout waits and can be canceled", async () => {
  const { ctx, account } = await withFunds(10_000n);
  const live = { ...ctx, account: { ...account, mode: "live" as const } };
  const made = await createPayout(live, { amountMinor: 100n, currency: "CNY" });
  expect(made.nextStepAt).toBeNull();
  expect((await stepsOn(account, made, 2)).status).toBe("pending");
  expect((await cancelPayout(live, { payoutId: made.id })).status).toBe("canceled");
});
