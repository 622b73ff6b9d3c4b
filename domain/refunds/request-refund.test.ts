import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { events } from "#db/schema/record";
import { refunds } from "#db/schema/refunds";
import type { Account } from "#domain/access/context";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { aLine, authorised, chargeOf, enact, paid, take } from "#e2e/support/payment";

async function available(ctx: ReturnType<typeof keyContext>) {
  const [balance] = await retrieveBalance(ctx);
  return balance?.available.amountMinor;
}

async function told(account: Account) {
  return database()
    .select({ type: events.type, object: events.object, before: events.previousAttributes })
    .from(events)
    .where(eq(events.accountId, account.id))
    .orderBy(events.id);
}

test("refunds asked for at the same moment never add up to more than the payment", async () => {
  const { account, ctx, paymentId } = await paid(100n);
  const ask = () => requestRefund(ctx, { paymentId, amountMinor: 40n });
  expect(await outcomes(atOnce(4, ask))).toEqual([
    "done",
    "done",
    "refund_exceeds_charge",
    "refund_exceeds_charge",
  ]);
  expect(await available(ctx)).toBe(20n);
  expect(await wrongs(account)).toEqual([]);
});

test("ten full refunds at once give one refund", async () => {
  const { account, ctx, paymentId } = await paid(10_000n, { feeBasisPoints: 290 });
  const ended = await outcomes(atOnce(10, () => requestRefund(ctx, { paymentId })));
  expect(ended).toEqual(oneDone(9, "charge_already_refunded"));
  expect((await listRefunds(ctx, { limit: 20 })).rows).toHaveLength(1);
  expect(await available(ctx)).toBe(0n);
  expect(await wrongs(account)).toEqual([]);
});

test("fifty refunds at once give back the payment and its fee to the last unit", async () => {
  const taken = await paid(10_007n, { feeBasisPoints: 290, feeFixed: { CNY: "30" } });
  const ask = () => requestRefund(taken.ctx, { paymentId: taken.paymentId, amountMinor: 200n });
  expect(new Set(await outcomes(atOnce(50, ask)))).toEqual(new Set(["done"]));
  await requestRefund(taken.ctx, { paymentId: taken.paymentId });
  const charge = await chargeOf(taken);
  expect(charge).toMatchObject({ amountRefundedMinor: 10_007n, feeReturnedMinor: charge.feeMinor });
  expect(await available(taken.ctx)).toBe(0n);
  expect(await wrongs(taken.account)).toEqual([]);
});

test("a full refund returns the fee: the balance is where it was before", async () => {
  const { ctx, paymentId } = await paid(10_000n, { feeBasisPoints: 290, feeFixed: { CNY: "30" } });
  expect(await available(ctx)).toBe(9_680n);
  await requestRefund(ctx, { paymentId, amountMinor: 3_333n });
  await requestRefund(ctx, { paymentId });
  expect(await available(ctx)).toBe(0n);
  await expect(requestRefund(ctx, { paymentId })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
});

test("a refund is taken from where the charge's money is: pending before its day", async () => {
  const { ctx, paymentId } = await paid(10_000n, { settlementDelayDays: 7 });
  const other = await take(ctx, { amountMinor: 500n });
  const refund = await requestRefund(ctx, { paymentId, amountMinor: 4_000n });
  expect(refund).toMatchObject({ status: "succeeded", balanceKind: "pending" });
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({
    pending: { amountMinor: 6_500n },
    available: { amountMinor: 0n },
  });
  expect(other.status).toBe("succeeded");
});

test("integrators are told of the refund and of its charge, with what was before", async () => {
  const { account, ctx, paymentId, chargeId } = await paid(1_000n);
  const refund = await requestRefund(ctx, { paymentId, amountMinor: 400n });
  const [created, refunded] = (await told(account)).slice(-2);
  expect(created).toMatchObject({
    type: "refund.created",
    object: { id: refund.id, status: "succeeded", amount: 400, charge: chargeId },
  });
  expect(refunded).toMatchObject({
    type: "charge.refunded",
    object: { id: chargeId, amount_refunded: 400, refunded: false },
    before: { amount_refunded: 0 },
  });
});

test("above the limit the amount is held, neither spendable nor refundable again", async () => {
  const { account, ctx, paymentId } = await paid(10_000n, { feeBasisPoints: 100 });
  await enact(account, [aLine(1_000n, 5_000n)], 24);
  const refund = await requestRefund(ctx, { paymentId, amountMinor: 4_000n });
  expect(refund).toMatchObject({ status: "pending", approvalsRequired: 1, approvalsGiven: 0 });
  expect(refund.approvalExpiresAt).toEqual(refund.createdAt.add({ hours: 24 }));
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({
    available: { amountMinor: 9_900n - 3_960n },
    held: { amountMinor: 3_960n },
  });
  await expect(requestRefund(ctx, { paymentId, amountMinor: 6_001n })).rejects.toMatchObject({
    code: "refund_exceeds_charge",
  });
  expect(await wrongs(account)).toEqual([]);
});

test("a refund that is split counts together against the limits, also at once", async () => {
  const { account, ctx, paymentId } = await paid(10_000n);
  await enact(account, [aLine(1_000n, 3_000n)]);
  const split = await Promise.all(
    atOnce(8, () => requestRefund(ctx, { paymentId, amountMinor: 500n })),
  );
  const needed = Map.groupBy(split, ({ approvalsRequired }) => approvalsRequired);
  expect([0, 1, 2].map((people) => needed.get(people)?.length)).toEqual([2, 4, 2]);
  expect(await available(ctx)).toBe(10_000n - 4_000n);
  expect(await wrongs(account)).toEqual([]);
});

test("a currency without a line needs a second person as soon as there is a policy", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  await enact(account, [aLine(999_999n)]);
  const { id: paymentId } = await take(ctx, { amountMinor: 5n, currency: "EUR" });
  const refund = await requestRefund(ctx, { paymentId });
  expect(refund).toMatchObject({ status: "pending", approvalsRequired: 1 });
});

test("the person behind a key is the one who asks, as far as approving goes", async () => {
  const { account, paymentId } = await paid(100n);
  const maker = await aPerson("admin");
  const actor = { ...keyContext(account).actor, createdBy: maker.id } as const;
  const key = keyContext(account, { actor: { ...actor, kind: "api_key", id: "key_test" } });
  const refund = await requestRefund(key, { paymentId });
  expect(refund).toMatchObject({ requestedBy: maker.id, requestedByActor: "api_key:key_test" });
});

test("once a stricter policy is in force, no refund is given under the former one", async () => {
  const { account, ctx, paymentId } = await paid(100_000n);
  const author = personContext(account, await aPerson("admin"));
  const other = personContext(account, await aPerson("admin"));
  const strict = { lines: [aLine(0n)], approvalHours: 24, reason: "Fraud." };
  const { id: policyId } = await proposePolicy(author, strict);
  const inForce: Promise<boolean>[] = [];
  let isCommitted = false;
  const ask = async () => {
    const askedAfter = isCommitted;
    const { approvalsRequired } = await requestRefund(ctx, { paymentId, amountMinor: 100n });
    return !askedAfter || approvalsRequired === 1;
  };
  for (let round = 0; round < 6; round += 1) {
    inForce.push(...atOnce(10, ask));
    if (round === 2) {
      await decidePolicy(other, { policyId, decision: "approved" });
      isCommitted = true;
    }
  }
  expect(new Set(await Promise.all(inForce))).toEqual(new Set([true]));

  // The order in which the database took them is that of the charge's own versions.
  const rows = await database().select().from(refunds).where(eq(refunds.accountId, account.id));
  const given = rows.filter(({ approvalsRequired }) => approvalsRequired === 0);
  const waiting = rows.filter(({ approvalsRequired }) => approvalsRequired === 1);
  expect(given.length + waiting.length).toBe(60);
  expect(waiting.length).toBeGreaterThanOrEqual(30);
  expect(await wrongs(account)).toEqual([]);
});

test("an authorisation, a payment nobody paid, and no or two names are refused", async () => {
  const held = await authorised(100n);
  const { ctx, paymentId, chargeId } = held;
  const open = await take(ctx, { confirm: false });
  const refused = [
    requestRefund(ctx, { paymentId }),
    requestRefund(ctx, { chargeId }),
    requestRefund(ctx, { paymentId: open.id }),
    requestRefund(ctx, {}),
    requestRefund(ctx, { paymentId, chargeId }),
  ];
  expect(await outcomes(refused)).toEqual([
    "parameter_invalid",
    "parameter_missing",
    "payment_intent_unexpected_state",
    "payment_intent_unexpected_state",
    "payment_intent_unexpected_state",
  ]);
});

test("nothing, less than nothing and more than there is are refused", async () => {
  const { ctx, paymentId } = await paid(100n);
  const ask = (amountMinor: bigint) => requestRefund(ctx, { paymentId, amountMinor });
  expect(await outcomes([ask(0n), ask(-5n), ask(101n)])).toEqual([
    "amount_too_small",
    "amount_too_small",
    "refund_exceeds_charge",
  ]);
  expect((await listRefunds(ctx, { limit: 10 })).rows).toEqual([]);
  expect(await available(ctx)).toBe(100n);
});

test("without the right, and for another account's payment, nothing is given back", async () => {
  const { ctx, paymentId, chargeId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  await expect(requestRefund(without(ctx, "refunds:write"), { paymentId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(requestRefund(stranger, { paymentId })).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such payment intent.",
  });
  await expect(requestRefund(stranger, { chargeId })).rejects.toMatchObject({
    code: "resource_missing",
    message: "No such charge.",
  });
  expect(await available(ctx)).toBe(100n);
});
