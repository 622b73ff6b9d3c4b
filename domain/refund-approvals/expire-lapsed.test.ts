import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { expireLapsed } from "#domain/refund-approvals/expire-lapsed";
import { requestRefund } from "#domain/refunds/request-refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { aPerson, personContext } from "#e2e/support/account";
import { wrongs } from "#e2e/support/outcomes";
import { aLine, enact, later, paid } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";
import { idToUuid } from "#platform/ids";

async function askedFor(hoursAgo: number) {
  const taken = await paid(10_000n);
  await enact(taken.account, [aLine(0n)], 72);
  const asker = personContext(taken.account, await aPerson("admin"));
  const refund = await requestRefund(later(asker, -hoursAgo), { paymentId: taken.paymentId });
  return { ...taken, refundId: refund.id };
}

test("lapsed refunds of all accounts end, and one that fails stops no other", async () => {
  const [broken, lapsed, young] = [await askedFor(200), await askedFor(100), await askedFor(71)];
  // The books hold less than the charge says, so the ledger will not let go of it.
  await sqlClient()`
    update charges set amount_refund_reserved_minor = amount_refund_reserved_minor - 1
    where account_id = ${idToUuid(broken.account.id)}`;
  const { done, failed } = await expireLapsed(systemClock);
  expect(done).toBeGreaterThanOrEqual(1);
  expect(failed).toBeGreaterThanOrEqual(1);
  const statusOf = async ({ ctx, refundId }: typeof lapsed) =>
    (await retrieveRefund(ctx, { refundId })).status;
  expect(await statusOf(broken)).toBe("pending");
  expect(await statusOf(lapsed)).toBe("canceled");
  expect(await statusOf(young)).toBe("pending");
  expect(await wrongs(lapsed.account)).toEqual([]);
});

test("two rounds at once end each refund once", async () => {
  const lapsed = await askedFor(100);
  await Promise.all([expireLapsed(systemClock), expireLapsed(systemClock)]);
  expect(await retrieveRefund(lapsed.ctx, { refundId: lapsed.refundId })).toMatchObject({
    status: "canceled",
    version: 2n,
  });
  expect(await wrongs(lapsed.account)).toEqual([]);
});
