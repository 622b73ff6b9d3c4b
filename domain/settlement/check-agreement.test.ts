import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { cancelPayment } from "#domain/payments/cancel-payment";
import { capturePayment } from "#domain/payments/capture-payment";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { checkAgreement } from "#domain/settlement/check-agreement";
import { releaseDue } from "#domain/settlement/release-due";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { without, wrongs } from "#e2e/support/outcomes";
import { aLine, enact, later, take, waitingRefund } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";
import { randomBelow } from "#platform/random";

test("after a random hour of many callers at once, all that is shown is what the ledger has", async () => {
  const fees = { feeBasisPoints: 317, feeFixed: { CNY: "13", EUR: "7" } };
  const account = await anAccount({ ...fees, settlementDelayDays: 7 });
  const lines = [aLine(300n, 2_000n), aLine(500n, null, "EUR")];
  await enact(account, lines);
  const key = later(keyContext(account), -24 * 7);
  const people = await Promise.all(
    ["A", "B", "C"].map(async (name) => personContext(account, await aPerson("admin", name))),
  );
  const payments = await Promise.all(
    Array.from({ length: 12 }, (_, place) =>
      take(place % 2 ? key : keyContext(account), {
        amountMinor: BigInt(1 + randomBelow(9_000)),
        currency: place % 3 ? "CNY" : "EUR",
        captureMethod: place % 4 ? "automatic" : "manual",
      }),
    ),
  );
  const anyOf = <Item>(items: readonly Item[]) => items[randomBelow(items.length)];
  const move = async (): Promise<unknown> => {
    const payment = anyOf(payments);
    const person = anyOf(people);
    if (!payment || !person) return undefined;
    const paymentId = payment.id;
    const { rows } = await listRefunds(key, { limit: 50, status: "pending" });
    const refund = anyOf(rows);
    const refundId = refund?.id ?? "re_";
    const moves = [
      () => requestRefund(person, { paymentId, amountMinor: BigInt(1 + randomBelow(900)) }),
      () => requestRefund(key, { paymentId, amountMinor: BigInt(1 + randomBelow(300)) }),
      () => requestRefund(key, { paymentId }),
      () =>
        capturePayment(key, { paymentId, amountToCaptureMinor: BigInt(1 + randomBelow(9_000)) }),
      () => (randomBelow(5) ? Promise.resolve() : cancelPayment(key, { paymentId })),
      () => approveRefund(person, { refundId, requestHash: refund?.requestHash ?? "" }),
      () => approveRefund(person, { refundId, requestHash: refund?.requestHash ?? "" }),
      () => rejectRefund(person, { refundId, reason: "No." }),
      () => cancelRefund(key, { refundId }),
    ];
    return anyOf(moves)?.();
  };
  for (let round = 0; round < 12; round += 1) {
    const ended = await Promise.allSettled(Array.from({ length: 12 }, move));
    for (const one of ended) {
      if (one.status === "rejected") expect(one.reason).toHaveProperty("name", "DomainError");
    }
    if (round % 4 === 3) await releaseDue(systemClock);
    expect(await wrongs(account)).toEqual([]);
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

test("only who may check the ledger is told", async () => {
  const ctx = without(workerContext(await anAccount()), "ledger:check");
  await expect(checkAgreement(ctx)).rejects.toMatchObject({ code: "more_permissions_required" });
});
