import { expect, test } from "vitest";
import { listCharges } from "#domain/charges/list-charges";
import { createCustomer } from "#domain/customers/create-customer";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { outcomes, without } from "#e2e/support/outcomes";
import { paid, take } from "#e2e/support/payment";

test("every attempt is a charge of its payment, the failed ones too, newest first", async () => {
  const ctx = keyContext(await anAccount());
  const { id: paymentId } = await createPayment(ctx, { amountMinor: 100n, currency: "CNY" });
  const [at, later] = [ctx.clock(), ctx.clock().add({ seconds: 1 })];
  const tried = confirmPayment(
    { ...ctx, clock: () => at },
    { paymentId, paymentMethodId: "pm_card_chargeDeclined" },
  );
  expect(await outcomes([tried])).toEqual(["card_declined"]);
  const again = { paymentId, paymentMethodId: "pm_card_visa" };
  await confirmPayment({ ...ctx, clock: () => later }, again);
  const { rows } = await listCharges(ctx, { limit: 10, paymentIntentId: paymentId });
  expect(rows.map(({ status }) => status)).toEqual(["succeeded", "failed"]);
});

test("charges are found by customer, and none by another account's ids", async () => {
  const { ctx, paymentId } = await paid(100n);
  const { id: customerId } = await createCustomer(ctx, {});
  await take(ctx, { customerId });
  const ofCustomer = await listCharges(ctx, { limit: 10, customerId });
  expect(ofCustomer.rows).toMatchObject([{ customerId }]);

  const stranger = keyContext(await anAccount());
  for (const filter of [{}, { paymentIntentId: paymentId }, { customerId }]) {
    expect(await listCharges(stranger, { limit: 10, ...filter })).toEqual({
      rows: [],
      hasMore: false,
    });
  }
});

test("only who may read payments is shown charges", async () => {
  const ctx = without(keyContext(await anAccount()), "payments:read");
  await expect(listCharges(ctx, { limit: 1 })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
