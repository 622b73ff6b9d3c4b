import { expect, test } from "vitest";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { authorised, paid, take, waitingRefund } from "#e2e/support/payment";

test("an account that never took a payment has no balance in any currency", async () => {
  expect(await retrieveBalance(keyContext(await anAccount()))).toEqual([]);
});

test("each currency stands for itself, and an authorisation is no money", async () => {
  const { ctx } = await authorised(500n);
  await take(ctx, { amountMinor: 700n, currency: "EUR" });
  await take(ctx, { amountMinor: 9n, currency: "JPY" });
  const balances = await retrieveBalance(ctx);
  const available = balances.map(({ currency, available: { amountMinor } }) => [
    currency,
    amountMinor,
  ]);
  expect(available).toEqual([
    ["CNY", 0n],
    ["EUR", 700n],
    ["JPY", 9n],
  ]);
});

test("what is held is in neither part, and all parts are the sum of the lines", async () => {
  const { ctx } = await waitingRefund({ account: { feeBasisPoints: 290 } });
  const other = await take(ctx, { amountMinor: 777n });
  await requestRefund(ctx, { paymentId: other.id, amountMinor: 7n });
  const [balance] = await retrieveBalance(ctx);
  const { rows } = await listBalanceTransactions(ctx, { limit: 100, currency: "CNY" });
  const net = rows.reduce((total, { netMinor }) => total + netMinor, 0n);
  expect(balance?.held.amountMinor).toBeGreaterThan(0n);
  const parts = [balance?.available, balance?.pending, balance?.held];
  expect(parts.reduce((total, part) => total + (part?.amountMinor ?? 0n), 0n)).toBe(net);
});

test("an account sees its own balance, and only with the right", async () => {
  const { ctx } = await paid(100n);
  const stranger = keyContext(await anAccount());
  expect(await retrieveBalance(stranger)).toEqual([]);
  await expect(retrieveBalance(without(ctx, "balance:read"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});

test("the lines of each status add up to what the balance says of them, held money included", async () => {
  const { ctx } = await waitingRefund({ account: { feeBasisPoints: 290, settlementDelayDays: 3 } });
  const [balance] = await retrieveBalance(ctx);
  const sum = async (status: "available" | "pending") => {
    const { rows } = await listBalanceTransactions(ctx, { limit: 100, currency: "CNY", status });
    return rows.reduce((total, { netMinor }) => total + netMinor, 0n);
  };
  expect(balance?.lines.pending.amountMinor).toBe(await sum("pending"));
  expect(balance?.lines.available.amountMinor).toBe(await sum("available"));
  expect(balance?.lines.pending.amountMinor).toBeGreaterThan(balance?.pending.amountMinor ?? 0n);
});
