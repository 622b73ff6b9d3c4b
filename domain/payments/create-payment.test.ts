import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { charges, paymentIntents } from "#db/schema/payments";
import { events } from "#db/schema/record";
import type { Account } from "#domain/access/context";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { createCustomer } from "#domain/customers/create-customer";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";
import { firstIdAt } from "#platform/ids";

const asked = { amountMinor: 2_500n, currency: "CNY" } as const;

async function aKey(fields: Partial<Account> = {}) {
  return keyContext(await anAccount(fields));
}

async function toldTo(account: Account) {
  const rows = await database()
    .select({ type: events.type, object: events.object, sequence: events.sequence })
    .from(events)
    .where(eq(events.accountId, account.id))
    .orderBy(events.id);
  return rows;
}

async function paymentsOf(account: Account) {
  return database().select().from(paymentIntents).where(eq(paymentIntents.accountId, account.id));
}

test("a payment that is only asked for waits for a method, then for its confirmation", async () => {
  const ctx = await aKey();
  const bare = await createPayment(ctx, asked);
  expect(bare).toMatchObject({ status: "requires_payment_method", amountReceivedMinor: 0n });
  const ready = await createPayment(ctx, { ...asked, paymentMethodId: "pm_card_visa" });
  expect(ready).toMatchObject({ status: "requires_confirmation", latestChargeId: null });
  expect(await retrieveBalance(ctx)).toEqual([]);
});

test("a payment confirmed at once is captured, less its fee, and told in order", async () => {
  const ctx = await aKey({ feeBasisPoints: 290, feeFixed: { CNY: "30" } });
  const payment = await take(ctx, { ...asked, receiptEmail: "Jane@Example.com" });
  expect(payment).toMatchObject({
    status: "succeeded",
    amountReceivedMinor: 2_500n,
    amountCapturableMinor: 0n,
    receiptEmail: "jane@example.com",
  });
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(2_500n - 103n);
  const told = await toldTo(ctx.account);
  expect(told.map(({ type }) => type)).toEqual([
    "payment_intent.created",
    "charge.succeeded",
    "payment_intent.succeeded",
  ]);
  expect(told.map(({ object }) => object.status)).toEqual([
    "requires_confirmation",
    "succeeded",
    "succeeded",
  ]);
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("captured money waits as many days as the account says before it is available", async () => {
  const ctx = await aKey({ settlementDelayDays: 7, feeBasisPoints: 100 });
  await take(ctx);
  const [balance] = await retrieveBalance(ctx);
  expect(balance).toMatchObject({
    pending: { amountMinor: 9_900n },
    available: { amountMinor: 0n },
  });
});

test("a declined card leaves a payment to try again, a failed charge, and no money", async () => {
  const ctx = await aKey();
  const declined = take(ctx, { paymentMethodId: "pm_card_visa_chargeDeclinedInsufficientFunds" });
  await expect(declined).rejects.toMatchObject({
    code: "card_declined",
    details: {
      declineCode: "insufficient_funds",
      payment: { status: "requires_payment_method", paymentMethodId: null },
    },
  });
  const [payment] = await paymentsOf(ctx.account);
  expect(payment).toMatchObject({
    status: "requires_payment_method",
    lastFailure: { code: "card_declined", declineCode: "insufficient_funds" },
  });
  const failed = await database()
    .select()
    .from(charges)
    .where(eq(charges.accountId, ctx.account.id));
  expect(failed).toMatchObject([{ status: "failed", captured: false, authorisedAt: null }]);
  expect(await retrieveBalance(ctx)).toEqual([]);
});

test("a card that wants its holder asks for an action, and off session is a decline", async () => {
  const ctx = await aKey();
  const stepUp = { paymentMethodId: "pm_card_authenticationRequired" };
  expect(await take(ctx, stepUp)).toMatchObject({
    status: "requires_action",
    latestChargeId: null,
  });
  await expect(take(ctx, { ...stepUp, offSession: true })).rejects.toMatchObject({
    code: "authentication_required",
    details: { declineCode: "authentication_required" },
  });
});

test("what moves no money or too much is refused by name, and nothing is stored", async () => {
  const ctx = await aKey();
  const refused = [
    createPayment(ctx, { ...asked, amountMinor: 0n }),
    createPayment(ctx, { ...asked, amountMinor: -1n }),
    createPayment(ctx, { ...asked, amountMinor: 10n ** 12n }),
    createPayment(ctx, { ...asked, confirm: true }),
    createPayment(ctx, { ...asked, paymentMethodId: "pm_nonsense" }),
    createPayment(ctx, { ...asked, customerId: "cus_nonsense" }),
  ];
  expect(await outcomes(refused)).toEqual([
    "amount_too_large",
    "amount_too_small",
    "amount_too_small",
    "parameter_missing",
    "resource_missing",
    "resource_missing",
  ]);
  expect(await paymentsOf(ctx.account)).toEqual([]);
});

test("a payer is only ever sent to a web page", async () => {
  const ctx = await aKey();
  const { id: paymentId } = await createPayment(ctx, asked);
  const bad = ["javascript:alert(1)", "data:text/html,x", "file:///etc", "//shop", "shop", ""];
  for (const returnUrl of bad) {
    const refusal = { code: "parameter_invalid", details: { param: "return_url" } };
    await expect(createPayment(ctx, { ...asked, returnUrl })).rejects.toMatchObject(refusal);
    const confirmed = confirmPayment(ctx, {
      paymentId,
      paymentMethodId: "pm_card_visa",
      returnUrl,
    });
    await expect(confirmed).rejects.toMatchObject(refusal);
  }
});

test("a live account takes no test cards", async () => {
  const ctx = await aKey({ mode: "live" });
  await expect(take(ctx)).rejects.toMatchObject({ code: "parameter_invalid" });
});

test("only who may write payments can ask for one", async () => {
  const account = await anAccount();
  const viewer = personContext(account, await aPerson("viewer"));
  const refused = [
    createPayment(viewer, asked),
    createPayment(without(keyContext(account), "payments:write"), asked),
  ];
  const code = "more_permissions_required";
  expect(await outcomes(refused)).toEqual([code, code]);
});

test("another account's customer is as unknown as one that never was", async () => {
  const [ctx, stranger] = [await aKey(), await aKey()];
  const { id } = await createCustomer(stranger, {});
  const never = firstIdAt("cus", ctx.clock());
  for (const customerId of [id, never]) {
    await expect(createPayment(ctx, { ...asked, customerId })).rejects.toMatchObject({
      code: "resource_missing",
      message: "No such customer.",
      details: { param: "customer" },
    });
  }
});

test("twenty equal requests at once, with one key, make one payment", async () => {
  const ctx = await aKey();
  const once = {
    key: "order-1",
    fingerprint: "same",
    answer: () => ({ status: 200, body: "{}" }),
    refusal: () => ({ status: 402, body: "{}" }),
  };
  const ended = await Promise.allSettled(atOnce(20, () => take({ ...ctx, once })));
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await paymentsOf(ctx.account)).toHaveLength(1);
  expect(await wrongs(ctx.account)).toEqual([]);
});

test("payments of one account at once all arrive, and the books are true", async () => {
  const ctx = await aKey({ feeBasisPoints: 290 });
  const done = await outcomes(atOnce(30, () => take(ctx, { amountMinor: 999n })));
  expect(new Set(done)).toEqual(new Set(["done"]));
  const [balance] = await retrieveBalance(ctx);
  expect(balance?.available.amountMinor).toBe(30n * (999n - 29n));
  expect(await wrongs(ctx.account)).toEqual([]);
});
