import { expect, test } from "vitest";
import { sentOnce } from "#app/(dashboard)/payments/[payment]/sent-once";
import { createPayment } from "#domain/payments/create-payment";
import { listRefunds } from "#domain/refunds/list-refunds";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, personContext } from "#e2e/support/account";

async function paid() {
  const person = await aPerson("developer");
  const ctx = { ...personContext(await anAccount(), person), actor: person };
  const payment = await createPayment(ctx, {
    amountMinor: 10_000n,
    currency: "CNY",
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  const refund = (sending: string, amountMinor: bigint) =>
    sentOnce(ctx, { sending, said: [payment.id, String(amountMinor)] }, (once) =>
      requestRefund({ ...ctx, once }, { paymentId: payment.id, amountMinor }),
    );
  return { ctx, refund };
}

test("a form that is sent several times at once gives money back once", async () => {
  const { ctx, refund } = await paid();
  const sent = Array.from({ length: 8 }, () => refund("a-form", 2_500n));
  const ids = new Set(await Promise.all(sent));
  expect(ids.size).toBe(1);
  const { rows } = await listRefunds(ctx, { limit: 10 });
  expect(rows.map(({ id }) => id)).toEqual([...ids]);
});

test("another form, or the same with another amount, is another refund", async () => {
  const { ctx, refund } = await paid();
  await refund("a-form", 2_500n);
  await refund("a-form", 1_000n);
  await refund("another-form", 2_500n);
  expect((await listRefunds(ctx, { limit: 10 })).rows).toHaveLength(3);
});
