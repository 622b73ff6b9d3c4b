import { expect, test } from "vitest";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { anAccount, keyContext } from "#e2e/support/account";
import { without } from "#e2e/support/outcomes";
import { paid } from "#e2e/support/payment";
import { newId } from "#platform/ids";

test("a payment is shown as it was made", async () => {
  const { ctx, payment } = await paid(100n);
  expect(await retrievePayment(ctx, { paymentId: payment.id })).toEqual(payment);
});

test("another account's payment answers like one that never was", async () => {
  const { paymentId } = await paid(100n);
  const stranger = keyContext(await anAccount());
  const never = newId("pi", stranger.clock());
  for (const id of [paymentId, never, "pi_nonsense", ""]) {
    await expect(retrievePayment(stranger, { paymentId: id })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such payment intent.",
      details: { param: "intent" },
    });
  }
});

test("only who may read payments is shown one", async () => {
  const { ctx, paymentId } = await paid(100n);
  const blind = without(ctx, "payments:read");
  await expect(retrievePayment(blind, { paymentId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
