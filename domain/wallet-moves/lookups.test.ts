import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { listTopUps, listTransfers, listWithdrawals } from "#domain/wallet-moves/list-moves";
import {
  retrieveTopUp,
  retrieveTransfer,
  retrieveWithdrawal,
} from "#domain/wallet-moves/retrieve-move";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { retrieveWalletTransaction } from "#domain/wallets/retrieve-wallet-transaction";
import { outcomes, without } from "#e2e/support/outcomes";
import { aBankAccount, anotherSaver, aSaver, fund } from "#e2e/support/wallet";

const money = { amountMinor: 1_000n, currency: "CNY" } as const;

test("each move can be looked up by its customer and by nobody else", async () => {
  const saver = await aSaver(2_000n);
  const payee = await anotherSaver(saver, 0n);
  const third = await anotherSaver(saver, 0n);
  const stranger = await aSaver(0n);
  const { ctx, customerId } = saver;
  const top = await fund(saver, 1n);
  const out = await withdraw(ctx, { customerId, ...money, ...aBankAccount });
  const across = await transferBetweenCustomers(ctx, {
    customerId,
    destinationId: payee.customerId,
    ...money,
  });
  const transactionId = across.incomingTransactionId;
  expect(await retrieveTopUp(ctx, { customerId, moveId: top.id })).toEqual(top);
  expect(await retrieveWithdrawal(ctx, { customerId, moveId: out.id })).toEqual(out);
  expect(await retrieveTransfer(payee.ctx, { customerId, moveId: across.id })).toEqual(across);
  const line = { customerId: payee.customerId, transactionId };
  expect(await retrieveWalletTransaction(ctx, line)).toMatchObject({ type: "transferred_in" });
  for (const [asker, of] of [
    [ctx, third.customerId],
    [stranger.ctx, customerId],
  ] as const) {
    const refusals = [
      retrieveTopUp(asker, { customerId: of, moveId: top.id }),
      retrieveWithdrawal(asker, { customerId: of, moveId: out.id }),
      retrieveTransfer(asker, { customerId: of, moveId: across.id }),
      retrieveWalletTransaction(asker, { customerId: of, transactionId }),
    ];
    expect(new Set(await outcomes(refusals))).toEqual(new Set(["resource_missing"]));
  }
});

test("without the permission nothing is moved or shown", async () => {
  const { ctx, customerId } = await aSaver(2_000n);
  const { id } = await createCustomer(ctx, {});
  const reading = without(ctx, "wallets:read");
  const writing = without(ctx, "wallets:write");
  const refusals = [
    async () => topUp(writing, { customerId, ...money, bankTransfer: {} }),
    async () => withdraw(writing, { customerId, ...money, ...aBankAccount }),
    async () => transferBetweenCustomers(writing, { customerId, destinationId: id, ...money }),
    async () => listTopUps(reading, { customerId, limit: 1 }),
    async () => listWithdrawals(reading, { customerId, limit: 1 }),
    async () => listTransfers(reading, { customerId, limit: 1 }),
    async () => listWalletTransactions(reading, { customerId, limit: 1 }),
  ];
  expect(new Set(await outcomes(refusals.map((call) => call())))).toEqual(
    new Set(["more_permissions_required"]),
  );
});
