import { expect, test } from "vitest";
import { database, sqlClient } from "#db/client";
import { apiKeys } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { updateApiKey } from "#domain/key-changes/update-api-key";
import { createPayout } from "#domain/payouts/create-payout";
import { requestRefund } from "#domain/refunds/request-refund";
import { createTransfer } from "#domain/transfers/create-transfer";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { anAccount } from "#e2e/support/account";
import { aLimitedKey, contextOfKey } from "#e2e/support/limited-key";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { withFunds } from "#e2e/support/payout";
import { aBankAccount, anotherSaver, aSaver } from "#e2e/support/wallet";
import { idToUuid } from "#platform/ids";

const cny = (kind: string, mostMinor: bigint) => ({
  kind,
  currency: "CNY",
  mostMinor: String(mostMinor),
});

/** What is counted of a line in all days, by kind. */
async function counted(ctx: Context): Promise<Readonly<Record<string, bigint>>> {
  const rows = await sqlClient()<{ kind: string; spent: string }[]>`
    select kind, sum(spent_minor)::text as spent from spending_days
    where account_id = ${idToUuid(ctx.account.id)} group by kind`;
  return Object.fromEntries(rows.map(({ kind, spent }) => [kind, BigInt(spent)]));
}

test("of fifty refunds asked for at once, exactly those are done that the limit allows", async () => {
  const { account, paymentId } = await paid(1_000_000n);
  const { ctx } = await aLimitedKey(account, [cny("refunds", 5_000n)]);
  const ended = await outcomes(
    atOnce(50, () => requestRefund(ctx, { paymentId, amountMinor: 300n })),
  );
  expect(ended.filter((one) => one === "done")).toHaveLength(16);
  expect(new Set(ended)).toEqual(new Set(["done", "spending_limit_exceeded"]));
  expect(await counted(ctx)).toEqual({ refunds: 4_800n });
  expect(await wrongs(account)).toEqual([]);
  await requestRefund(ctx, { paymentId, amountMinor: 200n });
  const more = requestRefund(ctx, { paymentId, amountMinor: 1n });
  await expect(more).rejects.toMatchObject({ code: "spending_limit_exceeded" });
}, 60_000);

test("what is refused counts nothing, and what is done counts once however often it is repeated", async () => {
  const { account, paymentId } = await paid(10_000n);
  const { ctx } = await aLimitedKey(account, [cny("refunds", 20_000n)]);
  const tooMuch = requestRefund(ctx, { paymentId, amountMinor: 10_001n });
  await expect(tooMuch).rejects.toMatchObject({ code: "refund_exceeds_charge" });
  expect(await counted(ctx)).toEqual({});
  const once = {
    key: "order-1",
    fingerprint: "same",
    answer: () => ({ status: 200, body: "{}" }),
    refusal: () => ({ status: 400, body: "{}" }),
  };
  const again = () => requestRefund({ ...ctx, once }, { paymentId, amountMinor: 9_000n });
  await Promise.allSettled([again(), again()]);
  await again().catch(() => undefined);
  expect(await counted(ctx)).toEqual({ refunds: 9_000n });
});

test("each way in which money leaves is counted, and none goes round its limit", async () => {
  const { account } = await withFunds(100_000n);
  const payer = await aSaver(10_000n);
  const payee = await anotherSaver(payer, 0n);
  const most = ["payouts", "transfers"].map((kind) => cny(kind, 1_000n));
  const own = await aLimitedKey(account, most);
  const saved = ["withdrawals", "customer_transfers", "top_ups"].map((kind) => cny(kind, 1_000n));
  const saver = await aLimitedKey(payer.account, saved);
  const { id: destinationId } = await anAccount();
  const money = (amountMinor: bigint) => ({ amountMinor, currency: "CNY" }) as const;
  const { customerId } = payer;
  const ways = [
    (minor: bigint) => createPayout(own.ctx, money(minor)),
    (minor: bigint) => createTransfer(own.ctx, { ...money(minor), destinationId }),
    (minor: bigint) => withdraw(saver.ctx, { customerId, ...money(minor), ...aBankAccount }),
    (minor: bigint) =>
      transferBetweenCustomers(saver.ctx, {
        customerId,
        ...money(minor),
        destinationId: payee.customerId,
      }),
    (minor: bigint) => topUp(saver.ctx, { customerId, ...money(minor), bankTransfer: {} }),
  ];
  for (const way of ways) {
    await way(600n);
    await expect(way(401n)).rejects.toMatchObject({ code: "spending_limit_exceeded" });
    await way(400n);
  }
  expect(await counted(own.ctx)).toEqual({ payouts: 1_000n, transfers: 1_000n });
  expect(await counted(saver.ctx)).toEqual({
    customer_transfers: 1_000n,
    top_ups: 1_000n,
    withdrawals: 1_000n,
  });
});

test("what the bank refuses moves nothing and counts nothing", async () => {
  const { account, customerId } = await aSaver(5_000n);
  const { ctx } = await aLimitedKey(account, [cny("withdrawals", 1_000n)]);
  const closed = { ...aBankAccount, accountNumber: "0001-1111 1113" };
  const made = await withdraw(ctx, { customerId, amountMinor: 900n, currency: "CNY", ...closed });
  expect(made.status).toBe("failed");
  expect(await counted(ctx)).toEqual({});
});

test("a limit of nothing stops all of a kind, and another currency is not a way round", async () => {
  const { account, paymentId } = await paid(10_000n, {});
  const { ctx } = await aLimitedKey(account, [cny("refunds", 0n)]);
  await expect(requestRefund(ctx, { paymentId, amountMinor: 1n })).rejects.toMatchObject({
    code: "spending_limit_exceeded",
  });
  const usd = await aLimitedKey(account, [{ kind: "refunds", currency: "USD", mostMinor: "900" }]);
  await expect(requestRefund(usd.ctx, { paymentId, amountMinor: 1n })).rejects.toMatchObject({
    code: "spending_limit_exceeded",
  });
});

test("a new day begins anew, and a limit that is lowered holds from the next request on", async () => {
  const { account, paymentId } = await paid(100_000n);
  const { ctx, admin, key } = await aLimitedKey(account, [cny("refunds", 1_000n)]);
  await requestRefund(ctx, { paymentId, amountMinor: 1_000n });
  const tomorrow = { ...ctx, clock: () => ctx.clock().add({ hours: 24 }) };
  await requestRefund(tomorrow, { paymentId, amountMinor: 800n });
  await updateApiKey(admin, { apiKeyId: key.id, spendingLimits: [cny("refunds", 500n)] });
  await expect(requestRefund(tomorrow, { paymentId, amountMinor: 1n })).rejects.toMatchObject({
    code: "spending_limit_exceeded",
  });
  await updateApiKey(admin, { apiKeyId: key.id, spendingLimits: [cny("refunds", 900n)] });
  await requestRefund(tomorrow, { paymentId, amountMinor: 100n });
});

test("the database itself refuses a count above its limit", async () => {
  const { account, paymentId } = await paid(10_000n);
  const { ctx } = await aLimitedKey(account, [cny("refunds", 1_000n)]);
  await requestRefund(ctx, { paymentId, amountMinor: 600n });
  const raised = sqlClient()`update spending_days set spent_minor = 1001
    where account_id = ${idToUuid(account.id)}`;
  await expect(raised).rejects.toThrow("spending_days_within_limit");
});

test("a key without limits is not counted", async () => {
  const { account, paymentId } = await paid(10_000n);
  const { key } = await aLimitedKey(account, []);
  await requestRefund(contextOfKey(account, key), { paymentId, amountMinor: 600n });
  expect(await counted(contextOfKey(account, key))).toEqual({});
  expect((await database().select().from(apiKeys)).length).toBeGreaterThan(0);
});
