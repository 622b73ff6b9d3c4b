import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { createPayout } from "#domain/payouts/create-payout";
import { checkBetweenAccounts } from "#domain/transfers/check-between-accounts";
import { createTransfer } from "#domain/transfers/create-transfer";
import { listReversals } from "#domain/transfers/list-reversals";
import { listTransfers } from "#domain/transfers/list-transfers";
import { retrieveReversal } from "#domain/transfers/retrieve-reversal";
import { retrieveTransfer } from "#domain/transfers/retrieve-transfer";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import { transferView } from "#domain/transfers/transfer-view";
import { updateTransfer } from "#domain/transfers/update-transfer";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { atOnce, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { anApprovedBankAccount, stepsOn } from "#e2e/support/payout";
import { idToUuid } from "#platform/ids";

/** An account with 100.00 and another one that has nothing yet. */
async function twoAccounts() {
  const { ctx, account } = await paid(10_000n);
  const receiver = await anAccount();
  const other = keyContext(receiver);
  const send = (amountMinor: bigint) =>
    createTransfer(ctx, { amountMinor, currency: "CNY", destinationId: receiver.id });
  const available = async () => {
    const [[mine], [theirs]] = [await retrieveBalance(ctx), await retrieveBalance(other)];
    return [mine?.available.amountMinor, theirs?.available.amountMinor ?? 0n];
  };
  const wrong = async () => [
    ...(await wrongs(account)),
    ...(await wrongs(receiver)),
    ...(await checkBetweenAccounts(workerContext(account))).filter(
      ({ subject }) => subject === idToUuid(account.id) || subject === idToUuid(receiver.id),
    ),
  ];
  return { ctx, account, receiver, other, send, available, wrong };
}

test("a transfer moves available money at once; both accounts see it, and both are told", async () => {
  const { account, receiver, ctx, other, send, available, wrong } = await twoAccounts();
  const sent = await send(6_000n);
  expect(await available()).toEqual([4_000n, 6_000n]);
  const received = await retrieveTransfer(other, { transferId: sent.id });
  expect([sent.direction, received.direction]).toEqual(["sent", "received"]);
  expect((await listTransfers(ctx, { limit: 9 })).rows).toHaveLength(1);
  expect((await listTransfers(other, { limit: 9 })).rows).toEqual([]);
  expect((await listTransfers(other, { limit: 9, direction: "both" })).rows).toHaveLength(1);
  const told = await sqlClient()`select account_id from events
    where object_id = ${sent.id} and type = 'transfer.created'`;
  const accounts = [account, receiver].map(({ id }) => idToUuid(id));
  expect(told.map((row) => String(row.account_id)).toSorted()).toEqual(accounts.toSorted());
  expect(await wrong()).toEqual([]);
});

test("who receives money can pay it out", async () => {
  const { receiver, other, send, wrong } = await twoAccounts();
  await send(6_000n);
  await anApprovedBankAccount(receiver);
  const payout = await createPayout(other, { amountMinor: 6_000n, currency: "CNY" });
  expect((await stepsOn(receiver, payout, 2)).status).toBe("paid");
  expect(await wrong()).toEqual([]);
});

test("a transfer goes back in parts, up to what was sent", async () => {
  const { ctx, other, send, available, wrong } = await twoAccounts();
  const { id: transferId } = await send(6_000n);
  const input = { transferId, metadata: new Map([["why", "too much"]]) };
  const part = await reverseTransfer(ctx, { ...input, amountMinor: 2_000n });
  expect(await available()).toEqual([6_000n, 4_000n]);
  await expect(reverseTransfer(ctx, { ...input, amountMinor: 4_001n })).rejects.toMatchObject({
    code: "amount_too_large",
  });
  const rest = await reverseTransfer(ctx, { transferId });
  expect(rest.amountMinor).toBe(4_000n);
  await expect(reverseTransfer(ctx, { transferId })).rejects.toMatchObject({
    code: "amount_too_large",
  });
  const view = transferView(await retrieveTransfer(ctx, { transferId }), { mode: "sandbox" });
  expect(view).toMatchObject({ reversed: true, amount_reversed: 6_000 });
  expect(view.reversals.data.map(({ id }) => id)).toEqual([rest.id, part.id]);
  expect((await listReversals(ctx, { transferId, limit: 1 })).hasMore).toBe(true);
  const theirs = await retrieveReversal(other, { transferId, reversalId: part.id });
  expect([part.metadata, theirs.metadata]).toEqual([{ why: "too much" }, {}]);
  expect(await wrong()).toEqual([]);
});

test("a transfer shows its ten newest reversals and that there are more", async () => {
  const { ctx, send } = await twoAccounts();
  const { id: transferId } = await send(6_000n);
  const ids: string[] = [];
  for (let part = 0; part < 12; part += 1) {
    ids.unshift((await reverseTransfer(ctx, { transferId, amountMinor: 1n })).id);
  }
  const { reversals } = await retrieveTransfer(ctx, { transferId });
  expect(reversals.rows.map(({ id }) => id)).toEqual(ids.slice(0, 10));
  expect(reversals.hasMore).toBe(true);
});

test("only the sender reverses, and only as far as the receiver has it", async () => {
  const { ctx, other, receiver, send, wrong } = await twoAccounts();
  const { id: transferId } = await send(6_000n);
  await expect(reverseTransfer(other, { transferId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await anApprovedBankAccount(receiver);
  await createPayout(other, { amountMinor: 5_000n, currency: "CNY" });
  await expect(reverseTransfer(ctx, { transferId })).rejects.toMatchObject({
    code: "balance_insufficient",
  });
  await reverseTransfer(ctx, { transferId, amountMinor: 1_000n });
  expect(await wrong()).toEqual([]);
});

test("fifty transfers and then fifty reversals at once move what there was", {
  timeout: 60_000,
}, async () => {
  const { ctx, send, available, wrong } = await twoAccounts();
  const ended = await outcomes(atOnce(50, () => send(700n)));
  expect(ended.filter((one) => one === "done")).toHaveLength(14);
  expect(await available()).toEqual([200n, 9_800n]);
  const [first] = (await listTransfers(ctx, { limit: 1 })).rows;
  const reverse = () => reverseTransfer(ctx, { transferId: first?.id ?? "", amountMinor: 300n });
  const reversed = await outcomes(atOnce(50, reverse));
  expect(reversed.filter((one) => one === "done")).toHaveLength(2);
  expect(await available()).toEqual([800n, 9_200n]);
  expect(await wrong()).toEqual([]);
});

test("accounts that send to each other at once lose nothing", { timeout: 60_000 }, async () => {
  const { account, receiver, ctx, other, send, available, wrong } = await twoAccounts();
  await send(5_000n);
  const there = { amountMinor: 300n, currency: "CNY", destinationId: receiver.id } as const;
  const back = { ...there, destinationId: account.id };
  await outcomes(
    atOnce(40, (place) => (place % 2 ? createTransfer(ctx, there) : createTransfer(other, back))),
  );
  const [mine = 0n, theirs = 0n] = await available();
  expect(mine + theirs).toBe(10_000n);
  expect(await wrong()).toEqual([]);
});

test("accounts of the other mode, unknown ones and oneself are no destination", async () => {
  const { ctx, account } = await twoAccounts();
  const live = await anAccount({ mode: "live" });
  const send = (destinationId: string) =>
    createTransfer(ctx, { amountMinor: 1n, currency: "CNY", destinationId });
  for (const id of [live.id, "acct_x", "", "acct_0000000000000000000000"]) {
    await expect(send(id)).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such destination.",
      details: { param: "destination" },
    });
  }
  await expect(send(account.id)).rejects.toMatchObject({ code: "parameter_invalid" });
  const poor = createTransfer(keyContext(await anAccount()), {
    amountMinor: 1n,
    currency: "CNY",
    destinationId: account.id,
  });
  await expect(poor).rejects.toMatchObject({ code: "balance_insufficient" });
});

test("third accounts and those without the right reach no transfer", async () => {
  const { ctx, other, receiver, send } = await twoAccounts();
  const { id: transferId } = await send(100n);
  const { id: reversalId } = await reverseTransfer(ctx, { transferId, amountMinor: 1n });
  const stranger = keyContext(await anAccount());
  const verbs = [retrieveTransfer, updateTransfer, reverseTransfer];
  for (const verb of verbs) {
    await expect(verb(stranger, { transferId })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such transfer.",
    });
  }
  const reversal = { transferId, reversalId };
  const missing = { code: "resource_missing" };
  await expect(listReversals(stranger, { transferId, limit: 1 })).rejects.toMatchObject(missing);
  await expect(retrieveReversal(stranger, reversal)).rejects.toMatchObject(missing);
  await expect(retrieveReversal(stranger, { reversalId })).rejects.toMatchObject(missing);
  const elsewhere = { transferId: (await send(1n)).id, reversalId };
  await expect(retrieveReversal(ctx, elsewhere)).rejects.toMatchObject(missing);
  const denied = { code: "more_permissions_required" };
  const reader = without(ctx, "transfers:write");
  const asked = { amountMinor: 1n, currency: "CNY", destinationId: receiver.id } as const;
  await expect(createTransfer(reader, asked)).rejects.toMatchObject(denied);
  await expect(updateTransfer(reader, { transferId })).rejects.toMatchObject(denied);
  await expect(reverseTransfer(reader, { transferId })).rejects.toMatchObject(denied);
  const blind = without(other, "transfers:read");
  await expect(retrieveTransfer(blind, { transferId })).rejects.toMatchObject(denied);
  await expect(listTransfers(blind, { limit: 1 })).rejects.toMatchObject(denied);
  await expect(listReversals(blind, { transferId, limit: 1 })).rejects.toMatchObject(denied);
  await expect(retrieveReversal(blind, reversal)).rejects.toMatchObject(denied);
  const unchecked = checkBetweenAccounts(without(workerContext(receiver), "ledger:check"));
  await expect(unchecked).rejects.toMatchObject(denied);
});

test("each account has words of its own for a transfer", async () => {
  const { ctx, other, send } = await twoAccounts();
  const { id: transferId } = await send(100n);
  const metadata = new Map([["order", "7"]]);
  await updateTransfer(ctx, { transferId, description: "Share of order 7", metadata });
  expect(await retrieveTransfer(ctx, { transferId })).toMatchObject({ metadata: { order: "7" } });
  expect(await retrieveTransfer(other, { transferId })).toMatchObject({
    description: null,
    metadata: {},
  });
});

test("money that reached nobody is found, with its transfer and its account", async () => {
  const { account, receiver, send } = await twoAccounts();
  const { id } = await send(100n);
  const [from, to] = [idToUuid(account.id), idToUuid(receiver.id)];
  const check = async () =>
    (await checkBetweenAccounts(workerContext(account))).filter(({ subject }) =>
      [id, from, to].includes(subject),
    );
  expect(await check()).toEqual([]);
  await sqlClient().begin(async (sql) => {
    await sql`set local role none`;
    await sql`update ledger_transfers set amount_minor = 99
      where account_id = ${to} and subject = ${id} and code = 'transfer'`;
    await sql`update ledger_accounts set debits_posted_minor = 99
      where account_id = ${to} and kind = 'between_accounts'`;
  });
  expect(await check()).toEqual([
    { subject: id, currency: "CNY", leftMinor: 100n, arrivedMinor: 99n },
    { subject: to, currency: "CNY", leftMinor: 100n, arrivedMinor: 99n },
  ]);
});
