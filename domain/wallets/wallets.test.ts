import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { events } from "#db/schema/record";
import { walletTransactions } from "#db/schema/wallets";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { retrieveCashBalance } from "#domain/wallets/retrieve-cash-balance";
import { retrieveWalletTransaction } from "#domain/wallets/retrieve-wallet-transaction";
import { updateCashBalance } from "#domain/wallets/update-cash-balance";
import { asOwner } from "#e2e/support/as-owner";
import { outcomes, without, wrongs } from "#e2e/support/outcomes";
import { aBankAccount, aSaver, fund } from "#e2e/support/wallet";
import { idToUuid } from "#platform/ids";

test("integrators are told of each move, and of money that has come, in an order", async () => {
  const saver = await aSaver(300n);
  const { ctx, account, customerId } = saver;
  await fund(saver, 100n, "USD");
  await Promise.all([fund(saver, 1n), fund(saver, 1n, "USD"), fund(saver, 1n, "EUR")]);
  await withdraw(ctx, { customerId, amountMinor: 100n, currency: "CNY", ...aBankAccount });
  const told = await database()
    .select()
    .from(events)
    .where(and(eq(events.accountId, account.id), eq(events.type, "cash_balance.funds_available")))
    .orderBy(events.sequence);
  expect(new Set(told.map(({ sequence }) => sequence)).size).toBe(5);
  expect(told.at(-1)?.object).toMatchObject({ available: { cny: 301, eur: 1, usd: 101 } });
  const lines = await database().$count(
    events,
    and(
      eq(events.accountId, account.id),
      eq(events.type, "customer_cash_balance_transaction.created"),
    ),
  );
  expect(lines).toBe(6);
});

test("a customer's balance and its lines are theirs, and take the right to see or set", async () => {
  const { ctx, customerId } = await aSaver(500n);
  const stranger = await aSaver(0n);
  const [line] = (await listWalletTransactions(ctx, { customerId, limit: 1 })).rows;
  const transactionId = line?.id ?? "";
  const wallets = [{ currency: "CNY", balanceMinor: 500n }];
  expect(await retrieveCashBalance(ctx, { customerId })).toMatchObject({ wallets });
  expect(await updateCashBalance(ctx, { customerId })).toMatchObject({ wallets });
  expect(await retrieveWalletTransaction(ctx, { customerId, transactionId })).toEqual(line);
  const calls = (as: typeof ctx) => [
    (async () => retrieveCashBalance(as, { customerId }))(),
    (async () => listWalletTransactions(as, { customerId, limit: 1 }))(),
    (async () => retrieveWalletTransaction(as, { customerId, transactionId }))(),
    (async () => updateCashBalance(as, { customerId }))(),
  ];
  const unseeing = without(without(ctx, "wallets:read"), "wallets:write");
  expect(new Set(await outcomes(calls(unseeing)))).toEqual(new Set(["more_permissions_required"]));
  expect(new Set(await outcomes(calls(stranger.ctx)))).toEqual(new Set(["resource_missing"]));
});

test("a balance that is not what its lines and the ledger say is found, with its customer", async () => {
  const { account, customerId } = await aSaver(500n);
  await asOwner("update wallets set balance_minor = 501 where customer_id = $1", [
    idToUuid(customerId),
  ]);
  const subject = idToUuid(customerId);
  expect(await wrongs(account)).toMatchObject([
    { subject: "CNY", fact: "wallet", shownMinor: 501n, bookedMinor: 500n },
    { subject, fact: "wallet", shownMinor: 501n, bookedMinor: 500n },
    { subject, fact: "wallet_transactions", shownMinor: 501n, bookedMinor: 500n },
  ]);
});

test("the database itself refuses an overdraft, and the program cannot rewrite a line", async () => {
  const { ctx, customerId } = await aSaver(500n);
  const overdraw = asOwner("update wallets set balance_minor = -1 where customer_id = $1", [
    idToUuid(customerId),
  ]);
  await expect(overdraw).rejects.toThrow("wallets_balance_not_negative");
  const rewrite = database()
    .update(walletTransactions)
    .set({ netMinor: 1n })
    .where(eq(walletTransactions.accountId, ctx.account.id));
  await expect(rewrite).rejects.toMatchObject({ cause: { message: /permission denied/ } });
});
