import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { Account } from "#domain/access/context";
import { payOutScheduled } from "#domain/payout-schedules/pay-out-scheduled";
import { createPayout } from "#domain/payouts/create-payout";
import { requestRefund } from "#domain/refunds/request-refund";
import { aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { aLimitedKey } from "#e2e/support/limited-key";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { withFunds } from "#e2e/support/payout";
import { systemClock } from "#platform/clock";
import { idToUuid, newId } from "#platform/ids";

const cny = (kind: string, mostMinor: bigint) => ({
  kind,
  currency: "CNY",
  mostMinor: String(mostMinor),
});

/** What is counted today, by whose it is. */
async function counted(account: Account): Promise<Readonly<Record<string, bigint>>> {
  const rows = await sqlClient()<{ whose: string; spent: string }[]>`
    select split_part(subject, '_', 1) as whose, sum(spent_minor)::text as spent
    from spending_days where account_id = ${idToUuid(account.id)} group by 1`;
  return Object.fromEntries(rows.map(({ whose, spent }) => [whose, BigInt(spent)]));
}

test("of fifty refunds at once, by people, keys and applications, exactly those are done that the account's limit allows", async () => {
  const spendingLimits = [cny("refunds", 5_000n)];
  const { account, paymentId } = await paid(1_000_000n, { spendingLimits });
  const person = personContext(account, await aPerson("admin"));
  const application = {
    kind: "application",
    id: newId("app", systemClock()),
    name: "Shop system",
    grantedBy: null,
  } as const;
  const { ctx: limited } = await aLimitedKey(account, [cny("refunds", 1_000_000n)]);
  const callers = [
    person,
    keyContext(account),
    keyContext(account, { actor: application }),
    limited,
  ];
  const ask = (place: number) =>
    requestRefund(callers[place % callers.length] ?? person, { paymentId, amountMinor: 300n });
  const ended = await outcomes(atOnce(50, ask));
  expect(ended.filter((one) => one === "done")).toHaveLength(16);
  expect(new Set(ended)).toEqual(new Set(["done", "spending_limit_exceeded"]));
  expect((await counted(account)).acct).toBe(4_800n);
  expect(await wrongs(account)).toEqual([]);
  await requestRefund(person, { paymentId, amountMinor: 200n });
  await expect(requestRefund(person, { paymentId, amountMinor: 1n })).rejects.toMatchObject({
    code: "spending_limit_exceeded",
    details: { limit: "account-money", param: "amount" },
    message:
      "The account may move 50.00 CNY in refunds a day (UTC), and 0.00 CNY of it are left " +
      'today (limit "account-money"). Nothing was done.',
  });
}, 60_000);

test("what the limit of the account or of the key refuses is counted by neither", async () => {
  const spendingLimits = [cny("refunds", 1_000n)];
  const { account, paymentId } = await paid(100_000n, { spendingLimits });
  const wide = await aLimitedKey(account, [cny("refunds", 5_000n)]);
  const narrow = await aLimitedKey(account, [cny("refunds", 100n)]);
  const ask = (ctx: typeof wide.ctx, amountMinor: bigint) =>
    requestRefund(ctx, { paymentId, amountMinor });
  await expect(ask(wide.ctx, 1_001n)).rejects.toMatchObject({
    details: { limit: "account-money" },
  });
  await expect(ask(narrow.ctx, 101n)).rejects.toMatchObject({ details: { limit: "key-money" } });
  expect(await counted(account)).toEqual({});
  await ask(wide.ctx, 600n);
  await ask(narrow.ctx, 100n);
  expect(await counted(account)).toEqual({ acct: 700n, key: 700n });
  await expect(ask(wide.ctx, 301n)).rejects.toMatchObject({ details: { limit: "account-money" } });
  expect(await counted(account)).toEqual({ acct: 700n, key: 700n });
});

test("a limit of one way or currency leaves the others free, and the schedule is held back by none", async () => {
  const spendingLimits = [cny("payouts", 500n)];
  const due = { payoutInterval: "daily", nextPayoutAt: systemClock() } as const;
  const { account, ctx, paymentId } = await withFunds(10_000n, undefined, {
    ...due,
    spendingLimits,
  });
  await requestRefund(ctx, { paymentId, amountMinor: 4_000n });
  await createPayout(ctx, { amountMinor: 500n, currency: "CNY" });
  const more = createPayout(ctx, { amountMinor: 1n, currency: "CNY" });
  await expect(more).rejects.toMatchObject({ code: "spending_limit_exceeded" });
  const [payout] = await payOutScheduled(workerContext(account));
  expect(payout).toMatchObject({ automatic: true, amountMinor: 5_500n });
  expect((await counted(account)).acct).toBe(500n);
});
