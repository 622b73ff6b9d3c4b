import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { createPayout } from "#domain/payouts/create-payout";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { checkAgreement } from "#domain/settlement/check-agreement";
import { releaseDue } from "#domain/settlement/release-due";
import { createTransfer } from "#domain/transfers/create-transfer";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { atOnce, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { aLine, enact, later, take, waitingRefund } from "#e2e/support/payment";
import { withFunds } from "#e2e/support/payout";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";
import { randomBelow } from "#platform/random";

/** An account with payments in two currencies, some due, some only authorised, and its people. */
async function aBusyAccount() {
  const feeFixed = { CNY: "13", EUR: "7" };
  const account = await anAccount({ feeBasisPoints: 317, feeFixed, settlementDelayDays: 7 });
  await enact(account, [aLine(300n, 2_000n), aLine(500n, null, "EUR")]);
  const key = keyContext(account);
  const sell = (place: number) =>
    take(place % 2 ? later(key, -24 * 7) : key, {
      amountMinor: upTo(9_000),
      currency: place % 3 ? "CNY" : "EUR",
      captureMethod: place % 4 ? "automatic" : "manual",
    });
  const payments = await Promise.all(atOnce(12, sell));
  const admin = async () => personContext(account, await aPerson("admin"));
  return { account, key, payments, people: await Promise.all(atOnce(3, admin)) };
}

/** Tries one thing that a caller could, by chance at a moment when it is not possible. */
async function anyMove({ key, payments, people }: Awaited<ReturnType<typeof aBusyAccount>>) {
  const waiting = await listRefunds(key, { limit: 50, status: "pending" });
  const [payment, person, refund] = [anyOf(payments), anyOf(people), anyOf(waiting.rows)];
  if (!payment || !person) return;
  const paymentId = payment.id;
  const named = { refundId: refund?.id ?? "re_", requestHash: refund?.requestHash ?? "" };
  const moves = [
    () => requestRefund(person, { paymentId, amountMinor: upTo(900) }),
    () => requestRefund(key, { paymentId, amountMinor: upTo(300) }),
    () => requestRefund(key, { paymentId }),
    () => capturePayment(key, { paymentId, amountToCaptureMinor: upTo(9_000) }),
    () => cancelPayment(key, { paymentId }),
    () => approveRefund(person, named),
    () => approveRefund(person, named),
    () => rejectRefund(person, { ...named, reason: "No." }),
    () => cancelRefund(key, named),
  ];
  await anyOf(moves)?.();
}

function anyOf<Item>(items: readonly Item[]): Item | undefined {
  return items[randomBelow(items.length || 1)];
}

function upTo(mostMinor: number): bigint {
  return BigInt(1 + randomBelow(mostMinor));
}

test("after random moves of many callers at once, what is shown is in the ledger", async () => {
  const busy = await aBusyAccount();
  for (let round = 0; round < 12; round += 1) {
    // A move that fails otherwise than by a refusal ends the test.
    await outcomes(atOnce(12, () => anyMove(busy)));
    if (round % 4 === 3) await releaseDue(systemClock);
    expect(await wrongs(busy.account)).toEqual([]);
  }
});

test("each kind of disagreement is found", async () => {
  const { account, refund } = await waitingRefund({ account: { feeBasisPoints: 290 } });
  const ctx = workerContext(account);
  expect(await checkAgreement(ctx)).toEqual([]);
  const id = idToUuid(account.id);
  const sql = sqlClient();
  const found = async () => (await checkAgreement(ctx)).map(({ fact }) => fact).toSorted();

  await sql`update refunds set amount_minor = 3999 where account_id = ${id}`;
  expect(await found()).toEqual(["reserved"]);
  await sql`update refunds set amount_minor = 4000 where account_id = ${id}`;

  await sql`update balance_transactions set amount_minor = 9999, net_minor = 9709
    where account_id = ${id}`;
  expect(await found()).toEqual(["available", "channel_receivable", "kept"]);
  await sql`update balance_transactions set amount_minor = 10000, net_minor = 9711, fee_minor = 289
    where account_id = ${id}`;
  expect(await found()).toEqual(["available", "fee", "fees"]);
  await sql`update balance_transactions set net_minor = 9710, fee_minor = 290
    where account_id = ${id}`;

  await sql`update charges set amount_refund_reserved_minor = 3000 where account_id = ${id}`;
  expect(await found()).toEqual(["held", "reserved"]);
  expect(refund.amountMinor).toBe(4_000n);
});

test("a payout or a transfer that its lines do not bear out is found", async () => {
  const { account, ctx } = await withFunds(10_000n);
  const amount = { amountMinor: 1_000n, currency: "CNY" } as const;
  await createPayout(ctx, amount);
  const destinationId = (await anAccount()).id;
  const { id: transferId } = await createTransfer(ctx, { ...amount, destinationId });
  await reverseTransfer(ctx, { transferId, amountMinor: 100n });
  const worker = workerContext(account);
  const found = async () => (await checkAgreement(worker)).map(({ fact }) => fact).toSorted();
  expect(await found()).toEqual([]);
  const id = idToUuid(account.id);
  const sql = sqlClient();

  await sql`update payouts set amount_minor = 999 where account_id = ${id}`;
  expect(await found()).toEqual(["channel_receivable", "payout", "payouts_in_transit"]);
  await sql`update payouts set amount_minor = 1000, automatic = true where account_id = ${id}`;
  expect(await found()).toEqual(["payout_lines"]);
  await sql`update payouts set automatic = false where account_id = ${id}`;

  await sql`update transfers set amount_minor = 1001 where account_id = ${id}`;
  expect(await found()).toEqual(["transfer"]);
  await sql`update transfers set amount_minor = 1000, amount_reversed_minor = 99
    where account_id = ${id}`;
  expect(await found()).toEqual(["transfer_refund", "transfer_reversals"]);
});

test("only who may check the ledger is told", async () => {
  const ctx = without(workerContext(await anAccount()), "ledger:check");
  await expect(checkAgreement(ctx)).rejects.toMatchObject({ code: "more_permissions_required" });
});
