import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { updatePayment } from "#domain/payments/update-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, outcomes, without } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";

async function open() {
  const ctx = keyContext(await anAccount());
  const payment = await createPayment(ctx, {
    amountMinor: 100n,
    currency: "CNY",
    description: "Tea",
    metadata: new Map([["a", "1"]]),
  });
  return { ctx, payment, paymentId: payment.id };
}

test("what is named changes, null unsets, and the rest stays", async () => {
  const { ctx, payment, paymentId } = await open();
  const changed = await updatePayment(ctx, {
    paymentId,
    amountMinor: 250n,
    currency: "JPY",
    description: null,
    receiptEmail: "A@b.example",
    metadata: new Map([["b", "2"]]),
  });
  expect(changed).toEqual({
    ...payment,
    amountMinor: 250n,
    currency: "JPY",
    description: null,
    receiptEmail: "a@b.example",
    metadata: { a: "1", b: "2" },
    version: 2n,
  });
});

test("with a method it is ready to be confirmed", async () => {
  const { ctx, paymentId } = await open();
  const changed = await updatePayment(ctx, { paymentId, paymentMethodId: "pm_card_visa" });
  expect(changed.status).toBe("requires_confirmation");
  expect(await confirmPayment(ctx, { paymentId })).toMatchObject({ status: "succeeded" });
});

test("words and metadata can be changed when it is paid, its terms can not", async () => {
  const { ctx, paymentId } = await paid(100n);
  const words = { description: "Cake", metadata: new Map([["k", "v"]]) };
  expect(await updatePayment(ctx, { paymentId, ...words })).toMatchObject({
    status: "succeeded",
    description: "Cake",
    metadata: { k: "v" },
  });
  const terms = [
    updatePayment(ctx, { paymentId, amountMinor: 1n }),
    updatePayment(ctx, { paymentId, currency: "EUR" }),
    updatePayment(ctx, { paymentId, paymentMethodId: "pm_card_visa" }),
  ];
  expect(new Set(await outcomes(terms))).toEqual(new Set(["payment_intent_unexpected_state"]));
});

test("changes at once are all made, one after the other", async () => {
  const { ctx, paymentId } = await open();
  const change = (place: number) =>
    updatePayment(ctx, { paymentId, metadata: new Map([[`key-${place}`, "x"]]) });
  expect(new Set(await outcomes(atOnce(10, change)))).toEqual(new Set(["done"]));
  const { metadata, version } = await updatePayment(ctx, { paymentId });
  expect(Object.keys(metadata)).toHaveLength(11);
  expect(version).toBe(12n);
});

test("an amount of nothing, a missing right and another account's things are refused", async () => {
  const { ctx, paymentId } = await open();
  const stranger = keyContext(await anAccount());
  const theirs = await createCustomer(stranger, {});
  const refused = [
    updatePayment(ctx, { paymentId, amountMinor: 0n }),
    updatePayment(without(ctx, "payments:write"), { paymentId }),
    updatePayment(stranger, { paymentId }),
    updatePayment(ctx, { paymentId, customerId: theirs.id }),
  ];
  expect(await outcomes(refused)).toEqual([
    "amount_too_small",
    "more_permissions_required",
    "resource_missing",
    "resource_missing",
  ]);
});
