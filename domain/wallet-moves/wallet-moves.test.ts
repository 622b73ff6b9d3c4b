import fc from "fast-check";
import { expect, test } from "vitest";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { listTopUps, listTransfers, listWithdrawals } from "#domain/wallet-moves/list-moves";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { listWalletTransactions } from "#domain/wallets/list-wallet-transactions";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { aBankAccount, anotherSaver, aSaver, fund, storedMinor } from "#e2e/support/wallet";

const money = { amountMinor: 1_000n, currency: "CNY" } as const;

test("a top-up by bank transfer is in the balance, in its history and in the books", async () => {
  const saver = await aSaver(0n);
  const { ctx, account, customerId } = saver;
  const made = await topUp(ctx, { customerId, ...money, bankTransfer: { reference: "INV 7" } });
  expect(made).toMatchObject({ status: "succeeded", bankTransfer: { reference: "INV 7" } });
  expect(await storedMinor(saver)).toBe(1_000n);
  const { rows } = await listWalletTransactions(ctx, { customerId, limit: 10 });
  expect(rows).toMatchObject([
    { type: "funded", netMinor: 1_000n, endingBalanceMinor: 1_000n, sourceId: made.id },
  ]);
  expect(await wrongs(account)).toEqual([]);
});

test("a top-up by card charges the card", async () => {
  const saver = await aSaver(0n);
  const { ctx, account, customerId } = saver;
  const made = await topUp(ctx, { customerId, ...money, paymentMethodId: "pm_card_visa" });
  expect(made).toMatchObject({ status: "succeeded", bankTransfer: null, failure: null });
  expect(await storedMinor(saver)).toBe(1_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("a card that is declined leaves the balance as it was, and the try is kept", async () => {
  const saver = await aSaver(0n);
  const { ctx, account, customerId } = saver;
  const tries = ["pm_card_visa_chargeDeclined", "pm_card_authenticationRequired"] as const;
  for (const paymentMethodId of tries) {
    await expect(topUp(ctx, { customerId, ...money, paymentMethodId })).rejects.toMatchObject({
      code: paymentMethodId.includes("auth") ? "authentication_required" : "card_declined",
    });
  }
  expect(await storedMinor(saver)).toBe(0n);
  const { rows } = await listTopUps(ctx, { customerId, limit: 10 });
  expect(rows.map(({ status }) => status)).toEqual(["failed", "failed"]);
  expect(rows[1]?.failure).toMatchObject({ declineCode: "generic_decline" });
  expect(await wrongs(account)).toEqual([]);
});

test("a top-up names one source", async () => {
  const { ctx, customerId } = await aSaver(0n);
  const both = { paymentMethodId: "pm_card_visa", bankTransfer: {} };
  expect(
    await outcomes([
      topUp(ctx, { customerId, ...money }),
      topUp(ctx, { customerId, ...money, ...both }),
    ]),
  ).toEqual(["parameter_invalid", "parameter_missing"]);
});

test("a withdrawal leaves the balance, and keeps only the end of the account number", async () => {
  const saver = await aSaver(1_500n);
  const { ctx, account, customerId } = saver;
  const made = await withdraw(ctx, { customerId, ...money, ...aBankAccount });
  expect(made).toMatchObject({
    status: "succeeded",
    destination: { last4: "6789", account_holder_name: "Ada Lovelace" },
  });
  expect(JSON.stringify(made, (_, value) => String(value))).not.toContain("000123456789");
  expect(await storedMinor(saver)).toBe(500n);
  expect(await wrongs(account)).toEqual([]);
});

test("what the bank refuses stays in the balance, and says why", async () => {
  const saver = await aSaver(1_500n);
  const { ctx, account, customerId } = saver;
  const closed = { ...aBankAccount, accountNumber: "0001-1111 1113" };
  const made = await withdraw(ctx, { customerId, ...money, ...closed });
  expect(made).toMatchObject({ status: "failed", failure: { code: "account_closed" } });
  expect(await storedMinor(saver)).toBe(1_500n);
  expect(await wrongs(account)).toEqual([]);
});

test("a transfer goes from one customer to another, and is in the history of both", async () => {
  const payer = await aSaver(1_500n);
  const payee = await anotherSaver(payer, 0n);
  const { ctx, account, customerId } = payer;
  const made = await transferBetweenCustomers(ctx, {
    customerId,
    destinationId: payee.customerId,
    ...money,
  });
  expect([await storedMinor(payer), await storedMinor(payee)]).toEqual([500n, 1_000n]);
  for (const saver of [payer, payee]) {
    const page = await listTransfers(ctx, { customerId: saver.customerId, limit: 10 });
    expect(page.rows).toEqual([made]);
  }
  expect(await wrongs(account)).toEqual([]);
});

test("nobody transfers to themselves, or to another account's customer", async () => {
  const { ctx, customerId } = await aSaver(1_000n);
  const stranger = await aSaver(0n);
  const to = (destinationId: string) =>
    transferBetweenCustomers(ctx, { customerId, destinationId, ...money });
  expect(await outcomes([to(customerId), to(stranger.customerId)])).toEqual([
    "parameter_invalid",
    "resource_missing",
  ]);
});

test("nothing goes out above what is there, in that currency", async () => {
  const saver = await aSaver(999n);
  await fund(saver, 5_000n, "USD");
  const payee = await anotherSaver(saver, 0n);
  const { ctx, account, customerId } = saver;
  const tries = [
    withdraw(ctx, { customerId, ...money, ...aBankAccount }),
    transferBetweenCustomers(ctx, { customerId, destinationId: payee.customerId, ...money }),
  ];
  expect(new Set(await outcomes(tries))).toEqual(new Set(["balance_insufficient"]));
  expect(await wrongs(account)).toEqual([]);
});

test("a frozen customer neither pays nor receives", async () => {
  const frozen = await aSaver(2_000n);
  const other = await anotherSaver(frozen, 2_000n);
  const { ctx, account, customerId } = frozen;
  await freezeCustomer(ctx, { customerId, reason: "Under review." });
  const both = [
    { customerId, destinationId: other.customerId },
    { customerId: other.customerId, destinationId: customerId },
  ];
  const tries = [
    fund(frozen, 1n),
    topUp(ctx, { customerId, ...money, paymentMethodId: "pm_card_visa" }),
    withdraw(ctx, { customerId, ...money, ...aBankAccount }),
    ...both.map((parties) => transferBetweenCustomers(ctx, { ...parties, ...money })),
  ];
  expect(new Set(await outcomes(tries))).toEqual(new Set(["account_frozen"]));
  expect([await storedMinor(frozen), await storedMinor(other)]).toEqual([2_000n, 2_000n]);
  expect(await wrongs(account)).toEqual([]);
});

test("fifty at once take no more than there is, in random sums and directions", async () => {
  const amounts = fc.sample(fc.bigInt({ min: 1n, max: 400n }), { numRuns: 150, seed: 7 });
  const payer = await aSaver(1_000n);
  const payee = await anotherSaver(payer, 500n);
  const { ctx, account } = payer;
  const parties = [payer.customerId, payee.customerId] as const;
  const move = (place: number, round: number): Promise<unknown> => {
    const amountMinor = amounts[round * 50 + place] ?? 1n;
    const [customerId, destinationId] = place % 5 === 0 ? parties.toReversed() : parties;
    const asked = { amountMinor, currency: "CNY", customerId } as const;
    return place % 2 === 0
      ? withdraw(ctx, { ...asked, ...aBankAccount })
      : transferBetweenCustomers(ctx, { ...asked, destinationId: destinationId ?? "" });
  };
  for (let round = 0; round < 3; round += 1) {
    const ended = new Set(await outcomes(atOnce(50, (place) => move(place, round))));
    expect([...ended].every((one) => ["done", "balance_insufficient"].includes(one))).toBe(true);
    expect((await storedMinor(payer)) >= 0n && (await storedMinor(payee)) >= 0n).toBe(true);
    expect(await wrongs(account)).toEqual([]);
    await fund(payer, 700n);
  }
  const { rows } = await listWithdrawals(ctx, { customerId: payer.customerId, limit: 100 });
  const out = rows.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  expect(out <= 1_000n + 500n + 3n * 700n).toBe(true);
});

test("of ten who want all of it at once, one gets it", async () => {
  const saver = await aSaver(1_000n);
  const { ctx, account, customerId } = saver;
  const ended = await outcomes(
    atOnce(10, () => withdraw(ctx, { customerId, ...money, ...aBankAccount })),
  );
  expect(ended.filter((one) => one === "done")).toHaveLength(1);
  expect(await storedMinor(saver)).toBe(0n);
  expect(await wrongs(account)).toEqual([]);
});

test("a live account has no bank yet, so nothing is withdrawn from it", async () => {
  const saver = await aSaver(1_000n);
  const { account, ctx, customerId } = saver;
  const live = { ...ctx, account: { ...account, mode: "live" } } as const;
  const call = withdraw(live, { customerId, ...money, ...aBankAccount });
  await expect(call).rejects.toMatchObject({ code: "bank_channel_missing" });
  expect(await storedMinor(saver)).toBe(1_000n);
});
