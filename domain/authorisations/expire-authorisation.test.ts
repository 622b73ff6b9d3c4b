import { expect, test } from "vitest";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { expireAuthorisation } from "#domain/authorisations/expire-authorisation";
import { expireAuthorisations } from "#domain/authorisations/expire-authorisations";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { anAccount, keyContext, workerContext } from "#e2e/support/account";
import { outcomes, wrongs } from "#e2e/support/outcomes";
import { authorised, later, take } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";

const daysHeld = 7 * 24;

test("what was not captured within seven days is let go, and says that nobody did it", async () => {
  const { account, ctx, paymentId } = await authorised(10_000n);
  const worker = workerContext(account);
  await expect(
    expireAuthorisation(later(worker, daysHeld - 1), { paymentId }),
  ).rejects.toMatchObject({ code: "payment_intent_unexpected_state" });
  const ended = await expireAuthorisation(later(worker, daysHeld + 1), { paymentId });
  expect(ended).toMatchObject({
    status: "canceled",
    cancellationReason: "automatic",
    amountCapturableMinor: 0n,
  });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor ?? 0n).toBe(0n);
  expect(await wrongs(account)).toEqual([]);
});

test("of a capture and the expiry at once exactly one is done", async () => {
  const { account, ctx, paymentId } = await authorised(10_000n);
  const ended = await outcomes([
    capturePayment(later(ctx, daysHeld + 1), { paymentId }),
    expireAuthorisation(later(workerContext(account), daysHeld + 1), { paymentId }),
  ]);
  expect(ended).toEqual(["done", "payment_intent_unexpected_state"]);
  expect(await wrongs(account)).toEqual([]);
});

test("the worker finds what has lapsed in every account, and leaves what is young", async () => {
  const account = await anAccount();
  const ctx = keyContext(account);
  const manual = { captureMethod: "manual" } as const;
  const old = await take(later(ctx, -daysHeld - 1), manual);
  const young = await take(ctx, manual);
  await expireAuthorisations(systemClock);
  expect((await retrievePayment(ctx, { paymentId: old.id })).status).toBe("canceled");
  expect((await retrievePayment(ctx, { paymentId: young.id })).status).toBe("requires_capture");
  expect(await wrongs(account)).toEqual([]);
});

test("only the worker lets authorisations lapse", async () => {
  const { ctx, paymentId } = await authorised(100n);
  await expect(expireAuthorisation(ctx, { paymentId })).rejects.toMatchObject({
    code: "more_permissions_required",
  });
});
