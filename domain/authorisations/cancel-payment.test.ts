import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { events } from "#db/schema/record";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { createPayment } from "#domain/payments/create-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { authorised, chargeOf, paid } from "#e2e/support/payment";

test("a payment that nobody has paid is ended, with the reason that was given", async () => {
  const ctx = keyContext(await anAccount());
  const { id: paymentId } = await createPayment(ctx, { amountMinor: 100n, currency: "CNY" });
  const canceled = await cancelPayment(ctx, { paymentId, reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellationReason: "abandoned" });
  expect(canceled.canceledAt).not.toBeNull();
});

test("what was authorised is let go, and told as refunded", async () => {
  const taken = await authorised(10_000n);
  const { account, ctx, paymentId, chargeId } = taken;
  await cancelPayment(ctx, { paymentId });
  expect((await chargeOf(taken)).voidedAt).not.toBeNull();
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({ pending: { amountMinor: 0n }, available: { amountMinor: 0n } });
  const [told] = await database()
    .select()
    .from(events)
    .where(and(eq(events.accountId, account.id), eq(events.type, "charge.refunded")));
  expect(told).toMatchObject({
    objectId: chargeId,
    object: { amount: 10_000, amount_captured: 0, amount_refunded: 10_000, refunded: true },
    previousAttributes: { amount_refunded: 0, refunded: false },
  });
  expect(await wrongs(account)).toEqual([]);
});

test("ten cancellations at once end it once", async () => {
  const { account, ctx, paymentId } = await authorised(10_000n);
  const ended = await outcomes(atOnce(10, () => cancelPayment(ctx, { paymentId })));
  expect(ended).toEqual(oneDone(9, "payment_intent_unexpected_state"));
  expect(await wrongs(account)).toEqual([]);
});

test("what is paid, without a right or of another account is not canceled", async () => {
  const { ctx, paymentId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  const cancel = (by: typeof ctx) => cancelPayment(by, { paymentId });
  await expect(cancel(ctx)).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  await expect(cancel(without(ctx, "payments:write"))).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(cancel(stranger)).rejects.toMatchObject({ code: "resource_missing" });
});
