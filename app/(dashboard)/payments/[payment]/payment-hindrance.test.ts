import { expect, test } from "vitest";
import {
  captureHindrance,
  refundHindrance,
} from "#app/(dashboard)/payments/[payment]/payment-hindrance";
import { triedPayment } from "#app/(dashboard)/payments/[payment]/tried-payment";
import { scopesOfRole } from "#domain/access/roles";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { createPayment } from "#domain/payments/create-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, keyContext } from "#e2e/support/account";
import { translator } from "#messages/translator";

const words = translator("en", "payment.hindrance");
const developer = { scopes: scopesOfRole("developer"), locale: "en" } as const;
const viewer = { scopes: scopesOfRole("viewer"), locale: "en" } as const;

async function tried(fields: object = {}) {
  const ctx = keyContext(await anAccount());
  const terms = { amountMinor: 100n, currency: "CNY", paymentMethodId: "pm_card_visa" } as const;
  const { id } = await createPayment(ctx, { ...terms, ...fields });
  return { ctx, id, now: () => triedPayment(ctx, id) };
}

test("a paid payment can be refunded until all of it is, by those who may", async () => {
  const { ctx, id, now } = await tried({ confirm: true });
  expect(refundHindrance(await now(), developer)).toBeUndefined();
  expect(refundHindrance(await now(), viewer)).toBe(words("roleRefund"));
  expect(captureHindrance(await now(), developer)).toBe(words("notHeld"));
  await requestRefund(ctx, { paymentId: id });
  expect(refundHindrance(await now(), developer)).toBe(words("refunded"));
});

test("what is only authorised can be captured, not refunded", async () => {
  const { ctx, id, now } = await tried({ confirm: true, captureMethod: "manual" });
  expect(captureHindrance(await now(), developer)).toBeUndefined();
  expect(captureHindrance(await now(), viewer)).toBe(words("role"));
  expect(refundHindrance(await now(), developer)).toBe(words("notCaptured"));
  await cancelPayment(ctx, { paymentId: id });
  expect(refundHindrance(await now(), developer)).toBe(words("canceled"));
});

test("what is not paid cannot be refunded", async () => {
  const { now } = await tried();
  expect(refundHindrance(await now(), developer)).toBe(words("notPaid"));
});
