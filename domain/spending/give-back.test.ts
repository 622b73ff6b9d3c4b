import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import type { Account, Context } from "#domain/access/context";
import { cancelRefund } from "#domain/refund-approvals/cancel-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { updateRefund } from "#domain/refunds/update-refund";
import { aPerson, personContext } from "#e2e/support/account";
import { aLimitedKey } from "#e2e/support/limited-key";
import { atOnce, oneDone, outcomes } from "#e2e/support/outcomes";
import { aLine, enact, later, paid } from "#e2e/support/payment";
import { idToUuid } from "#platform/ids";

const limits = (mostMinor: bigint) => [
  { kind: "refunds", currency: "CNY", mostMinor: String(mostMinor) },
];

/** What is counted on all days, by whose it is. */
async function counted({ id }: Account): Promise<Readonly<Record<string, bigint>>> {
  const rows = await sqlClient()<{ whose: string; spent: string }[]>`
    select split_part(subject, '_', 1) as whose, sum(spent_minor)::text as spent
    from spending_days where account_id = ${idToUuid(id)} group by 1`;
  return Object.fromEntries(rows.map(({ whose, spent }) => [whose, BigInt(spent)]));
}

/** A shop in which each refund waits, and a key and an account that may refund 10.00 a day. */
async function aShop() {
  const { account, paymentId } = await paid(100_000n, { spendingLimits: limits(1_000n) });
  await enact(account, [aLine(0n)]);
  const { ctx } = await aLimitedKey(account, limits(1_000n));
  const approver = personContext(account, await aPerson("admin", "Approver"));
  const ask = (amountMinor: bigint, by: Context = ctx) =>
    requestRefund(by, { paymentId, amountMinor });
  const reject = (refundId: string, by: Context = approver) =>
    rejectRefund(by, { refundId, reason: "No." });
  return { account, approver, ask, ctx, reject };
}

test("what a second person turns down is given back to the key and the account, once", async () => {
  const { account, approver, ask, ctx, reject } = await aShop();
  const refund = await ask(800n);
  await ask(200n);
  await expect(ask(1n)).rejects.toMatchObject({ code: "spending_limit_exceeded" });
  const ended = await outcomes(atOnce(5, () => reject(refund.id)));
  expect(ended).toEqual(oneDone(4, "refund_not_pending"));
  expect(await counted(account)).toEqual({ acct: 200n, key: 200n });
  await updateRefund(approver, { refundId: refund.id, metadata: new Map([["seen", "1"]]) });
  expect(await counted(account)).toEqual({ acct: 200n, key: 200n });
  await ask(800n);
  await expect(ask(1n, ctx)).rejects.toMatchObject({ code: "spending_limit_exceeded" });
});

test("what its own requester takes back is given back as well", async () => {
  const { account, approver, ask } = await aShop();
  const { id } = await ask(500n, approver);
  expect(await counted(account)).toEqual({ acct: 500n });
  await cancelRefund(approver, { refundId: id });
  expect(await counted(account)).toEqual({ acct: 0n });
});

test("what was counted yesterday gives nothing back today", async () => {
  const { account, approver, ask, ctx, reject } = await aShop();
  const { id } = await ask(700n);
  const tomorrow = later(approver, 24);
  await ask(300n, later(ctx, 24));
  await reject(id, tomorrow);
  expect(await counted(account)).toEqual({ acct: 1_000n, key: 1_000n });
});

test("a refund that no limit counted frees nothing for others", async () => {
  const { account, paymentId } = await paid(100_000n);
  await enact(account, [aLine(0n)]);
  const { ctx } = await aLimitedKey(account, limits(1_000n));
  const free = { ...ctx, hasSpendingLimits: false };
  const refund = await requestRefund(free, { paymentId, amountMinor: 900n });
  await requestRefund(ctx, { paymentId, amountMinor: 600n });
  const approver = personContext(account, await aPerson("admin"));
  await rejectRefund(approver, { refundId: refund.id, reason: "No." });
  expect(await counted(account)).toEqual({ key: 600n });
});
