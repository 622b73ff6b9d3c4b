import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { releaseDue } from "#domain/settlement/release-due";
import { anAccount, keyContext } from "#e2e/support/account";
import { wrongs } from "#e2e/support/outcomes";
import { chargeOf, later, take } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

async function paidDaysAgo(days: number) {
  const account = await anAccount({ settlementDelayDays: 7 });
  const ctx = keyContext(account);
  const payment = await take(later(ctx, -24 * days));
  return { account, ctx, chargeId: payment.latestChargeId ?? "ch_" };
}

test("what is due is released in all accounts, and one that fails stops no other", async () => {
  const [broken, due, young] = [await paidDaysAgo(30), await paidDaysAgo(8), await paidDaysAgo(6)];
  // A line that says more than the books have, so that the ledger refuses its release.
  await sqlClient()`
    update balance_transactions set amount_minor = 20000, net_minor = 20000
    where account_id = ${idToUuid(broken.account.id)}`;
  const { done, failed } = await releaseDue(systemClock);
  expect(done).toBeGreaterThanOrEqual(1);
  expect(failed).toBeGreaterThanOrEqual(1);
  expect((await chargeOf(broken)).releasedAt).toBeNull();
  expect((await chargeOf(due)).releasedAt).not.toBeNull();
  expect((await chargeOf(young)).releasedAt).toBeNull();
  expect(await wrongs(due.account)).toEqual([]);
});

test("two rounds at once release each charge once", async () => {
  const due = await paidDaysAgo(8);
  await Promise.all([releaseDue(systemClock), releaseDue(systemClock)]);
  const [balance] = await retrieveBalance(due.ctx);
  expect(balance).toMatchObject({
    available: { amountMinor: 10_000n },
    pending: { amountMinor: 0n },
  });
  expect(await wrongs(due.account)).toEqual([]);
});

test("more than one batch is released in one round", async () => {
  const account = await anAccount({ settlementDelayDays: 7 });
  const ctx = later(keyContext(account), -24 * 8);
  for (let round = 0; round < 11; round += 1) {
    await Promise.all(Array.from({ length: 10 }, () => take(ctx, { amountMinor: 100n })));
  }
  await releaseDue(systemClock);
  const [balance] = await retrieveBalance(keyContext(account));
  expect(balance).toMatchObject({
    available: { amountMinor: 11_000n },
    pending: { amountMinor: 0n },
  });
});
