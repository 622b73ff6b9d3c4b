import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { refundQueue } from "#domain/reports/refund-queue";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { aLine, enact, take } from "#e2e/support/payment";

/** An account where every refund waits: above 1.00 for two people, else for one. */
async function aStrictAccount() {
  const account = await anAccount();
  await enact(account, [aLine(0n, 100n)]);
  const ctx = personContext(account, await aPerson("owner", "Olivia"));
  return { ctx, second: personContext(account, await aPerson("admin")) };
}

async function ask(ctx: Context, amountMinor: bigint, currency: "CNY" | "JPY" = "CNY") {
  const { id } = await take(ctx, { currency });
  return requestRefund(ctx, { paymentId: id, amountMinor });
}

test("the queue begins with what lapses first, and says who asked and who said yes", async () => {
  const { ctx, second } = await aStrictAccount();
  const later = await ask(ctx, 200n);
  const hourAgo = { ...ctx, clock: () => ctx.clock().subtract({ hours: 1 }) };
  const first = await ask(hourAgo, 50n);
  await approveRefund(second, { refundId: later.id, requestHash: later.requestHash });
  const { rows, hasMore } = await refundQueue(ctx);
  expect(hasMore).toBe(false);
  expect(rows.map(({ refund }) => refund.id)).toEqual([first.id, later.id]);
  expect(rows.map(({ requester }) => requester)).toEqual(["Olivia", "Olivia"]);
  expect(rows.map(({ approvedBy }) => approvedBy)).toEqual([[], [second.actor.id]]);
});

test("what is decided leaves the queue", async () => {
  const { ctx, second } = await aStrictAccount();
  const refund = await ask(ctx, 50n);
  await approveRefund(second, { refundId: refund.id, requestHash: refund.requestHash });
  expect((await refundQueue(ctx)).rows).toEqual([]);
});

test("the queue of one currency has no other, and no account sees another's", async () => {
  const { ctx } = await aStrictAccount();
  const yuan = await ask(ctx, 50n);
  await ask(ctx, 50n, "JPY");
  const { rows } = await refundQueue(ctx, { currency: "CNY" });
  expect(rows.map(({ refund }) => refund.id)).toEqual([yuan.id]);
  const other = personContext(await anAccount(), await aPerson("owner"));
  expect((await refundQueue(other)).rows).toEqual([]);
});

test("who may not see refunds sees no queue", async () => {
  const ctx = without(personContext(await anAccount(), await aPerson("viewer")), "refunds:read");
  await expect(refundQueue(ctx)).rejects.toMatchObject({ code: "more_permissions_required" });
});
