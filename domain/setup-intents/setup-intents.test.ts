import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { events } from "#db/schema/record";
import type { Context } from "#domain/access/context";
import { createCustomer } from "#domain/customers/create-customer";
import { payerContext } from "#domain/merchants/payer-context";
import { createPaymentMethod } from "#domain/payment-methods/create-payment-method";
import { detachPaymentMethod } from "#domain/payment-methods/detach-payment-method";
import { listPaymentMethods } from "#domain/payment-methods/list-payment-methods";
import { retrievePaymentMethod } from "#domain/payment-methods/retrieve-payment-method";
import { authenticateSetupIntent } from "#domain/setup-intents/authenticate-setup-intent";
import { cancelSetupIntent } from "#domain/setup-intents/cancel-setup-intent";
import { confirmSetupIntent } from "#domain/setup-intents/confirm-setup-intent";
import { createSetupIntent } from "#domain/setup-intents/create-setup-intent";
import { listSetupIntents } from "#domain/setup-intents/list-setup-intents";
import { retrieveSetupIntent } from "#domain/setup-intents/retrieve-setup-intent";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { setupToAuthenticate } from "#domain/setup-intents/setup-to-authenticate";
import { updateSetupIntent } from "#domain/setup-intents/update-setup-intent";
import { anAccount, keyContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes } from "#e2e/support/outcomes";

const stepUpCard = "pm_card_authenticationRequiredOnSetup";

async function aHolder() {
  const ctx = keyContext(await anAccount());
  const { id: customerId } = await createCustomer(ctx, {});
  return { ctx, customerId };
}

async function toldOf(ctx: Context, objectId: string): Promise<readonly string[]> {
  const rows = await database()
    .select()
    .from(events)
    .where(and(eq(events.accountId, ctx.account.id), eq(events.objectId, objectId)))
    .orderBy(events.sequence);
  return rows.map(({ type }) => type);
}

async function aWaitingSetup() {
  const { ctx, customerId } = await aHolder();
  const method = { paymentMethodId: stepUpCard, customerId };
  const setup = await createSetupIntent(ctx, { ...method, confirm: true });
  const address = { accountId: ctx.account.id, paymentId: setup.id };
  return { ctx, customerId, setup, payer: await payerContext(address, ctx) };
}

function answer(payer: Context, setup: SetupIntent, outcome: "approved" | "refused") {
  const { id: setupIntentId, clientSecret } = setup;
  return authenticateSetupIntent(payer, { setupIntentId, clientSecret, outcome });
}

test("a card whose bank agrees is saved with its customer, and both are told", async () => {
  const { ctx, customerId } = await aHolder();
  const method = { paymentMethodId: "pm_card_visa", customerId };
  const setup = await createSetupIntent(ctx, { ...method, confirm: true });
  expect(setup).toMatchObject({ status: "succeeded", customerId });
  const saved = (await listPaymentMethods(ctx, { limit: 10, customerId })).rows;
  expect(saved.map(({ id }) => id)).toEqual([setup.paymentMethodId]);
  expect(await toldOf(ctx, setup.id)).toEqual(["setup_intent.created", "setup_intent.succeeded"]);
  expect(await toldOf(ctx, saved[0]?.id ?? "")).toEqual(["payment_method.attached"]);
});

test("step by step: created, given a card, confirmed; after that nothing changes it", async () => {
  const { ctx, customerId } = await aHolder();
  const { id: setupIntentId, status } = await createSetupIntent(ctx, {});
  expect(status).toBe("requires_payment_method");
  const early = confirmSetupIntent(ctx, { setupIntentId });
  await expect(early).rejects.toMatchObject({ code: "parameter_missing" });
  const { id: paymentMethodId } = await createPaymentMethod(ctx, {
    type: "card",
    card: { number: "4242424242424242", expMonth: 1, expYear: 2040, cvc: "123" },
  });
  const ready = await updateSetupIntent(ctx, { setupIntentId, customerId, paymentMethodId });
  expect(ready.status).toBe("requires_confirmation");
  expect((await confirmSetupIntent(ctx, { setupIntentId })).status).toBe("succeeded");
  const method = await retrievePaymentMethod(ctx, { paymentMethodId });
  expect(method.customerId).toBe(customerId);
  const late = [
    confirmSetupIntent(ctx, { setupIntentId }),
    cancelSetupIntent(ctx, { setupIntentId }),
    updateSetupIntent(ctx, { setupIntentId, paymentMethodId: "pm_card_visa" }),
  ];
  expect(new Set(await outcomes(late))).toEqual(new Set(["setup_intent_unexpected_state"]));
  const noted = await updateSetupIntent(ctx, { setupIntentId, description: "Kept" });
  expect(noted.description).toBe("Kept");
});

test("a card that is declined is told, and the setup intent waits for another", async () => {
  const { ctx, customerId } = await aHolder();
  const { id: setupIntentId } = await createSetupIntent(ctx, { customerId });
  const declined = confirmSetupIntent(ctx, {
    setupIntentId,
    paymentMethodId: "pm_card_chargeDeclined",
  });
  await expect(declined).rejects.toMatchObject({
    code: "card_declined",
    details: { declineCode: "generic_decline", setupIntent: { id: setupIntentId } },
  });
  const after = await retrieveSetupIntent(ctx, { setupIntentId });
  expect(after).toMatchObject({ status: "requires_payment_method", paymentMethodId: null });
  expect(after.lastFailure?.code).toBe("card_declined");
  expect((await listPaymentMethods(ctx, { limit: 10, customerId })).rows).toEqual([]);
  expect(await toldOf(ctx, setupIntentId)).toContain("setup_intent.setup_failed");
});

test("a card whose holder must agree waits for them, and then pays without asking again", async () => {
  const { ctx, customerId, setup, payer } = await aWaitingSetup();
  expect(setup.status).toBe("requires_action");
  const shown = await setupToAuthenticate(payer, {
    setupIntentId: setup.id,
    clientSecret: setup.clientSecret,
  });
  expect(shown).toMatchObject({ merchantName: "Test", card: { brand: "visa", last4: "3155" } });
  expect((await answer(payer, setup, "approved")).status).toBe("succeeded");
  const [saved] = (await listPaymentMethods(ctx, { limit: 10, customerId })).rows;
  expect(saved?.behaviour).toBe("approved");
});

test("a holder who refuses saves nothing, and a wrong secret finds nothing", async () => {
  const { ctx, customerId, setup, payer } = await aWaitingSetup();
  const wrong = { setupIntentId: setup.id, clientSecret: "x", outcome: "approved" } as const;
  const refusals = [authenticateSetupIntent(payer, wrong), setupToAuthenticate(payer, wrong)];
  expect(await outcomes(refusals)).toEqual(["resource_missing", "resource_missing"]);
  const refused = await answer(payer, setup, "refused");
  expect(refused).toMatchObject({ status: "requires_payment_method", paymentMethodId: null });
  expect(refused.lastFailure?.code).toBe("setup_intent_authentication_failure");
  expect((await listPaymentMethods(ctx, { limit: 10, customerId })).rows).toEqual([]);
});

test("one that is canceled tells why, and is confirmed no more", async () => {
  const { ctx } = await aHolder();
  const { id: setupIntentId } = await createSetupIntent(ctx, { paymentMethodId: "pm_card_visa" });
  const canceled = await cancelSetupIntent(ctx, { setupIntentId, reason: "abandoned" });
  expect(canceled).toMatchObject({ status: "canceled", cancellationReason: "abandoned" });
  const late = confirmSetupIntent(ctx, { setupIntentId });
  await expect(late).rejects.toMatchObject({ code: "setup_intent_unexpected_state" });
  expect(await toldOf(ctx, setupIntentId)).toEqual([
    "setup_intent.created",
    "setup_intent.canceled",
  ]);
});

test("asked to confirm many times at once, the card is saved once", async () => {
  const { ctx, customerId } = await aHolder();
  const method = { paymentMethodId: "pm_card_visa", customerId };
  const { id: setupIntentId } = await createSetupIntent(ctx, method);
  const asked = await outcomes(atOnce(8, () => confirmSetupIntent(ctx, { setupIntentId })));
  expect(asked).toEqual(oneDone(7, "setup_intent_unexpected_state"));
});

test("what was detached, what is another's and what is no card are not set up", async () => {
  const { ctx, customerId } = await aHolder();
  const kept = await createSetupIntent(ctx, {
    customerId,
    paymentMethodId: "pm_card_visa",
    confirm: true,
  });
  const paymentMethodId = kept.paymentMethodId ?? "";
  const other = await createCustomer(ctx, {});
  const balance = { data: { type: "customer_balance" } } as const;
  const before = [
    createSetupIntent(ctx, { paymentMethodId, customerId: other.id }),
    createSetupIntent(ctx, { paymentMethodId }),
  ];
  expect(new Set(await outcomes(before))).toEqual(new Set(["payment_method_unexpected_state"]));
  const noCard = createSetupIntent(ctx, { customerId, paymentMethodData: balance.data });
  await expect(noCard).rejects.toMatchObject({ code: "parameter_invalid" });
  await detachPaymentMethod(ctx, { paymentMethodId });
  const detached = createSetupIntent(ctx, { paymentMethodId, customerId, confirm: true });
  await expect(detached).rejects.toMatchObject({ code: "payment_method_unexpected_state" });
});

test("another account's setup intents are not there, and without the right nothing is", async () => {
  const { setup } = await aWaitingSetup();
  const { ctx } = await aHolder();
  const setupIntentId = setup.id;
  const calls = (caller: Context) => [
    retrieveSetupIntent(caller, { setupIntentId }),
    updateSetupIntent(caller, { setupIntentId }),
    confirmSetupIntent(caller, { setupIntentId }),
    cancelSetupIntent(caller, { setupIntentId }),
  ];
  expect(new Set(await outcomes(calls(ctx)))).toEqual(new Set(["resource_missing"]));
  expect((await listSetupIntents(ctx, { limit: 10 })).rows).toEqual([]);
  const bare = { ...ctx, scopes: new Set<never>() };
  const refusals = [
    ...calls(bare),
    createSetupIntent(bare, {}),
    listSetupIntents(bare, { limit: 10 }),
    answer(bare, setup, "approved"),
    setupToAuthenticate(bare, { setupIntentId, clientSecret: setup.clientSecret }),
  ];
  expect(new Set(await outcomes(refusals))).toEqual(new Set(["more_permissions_required"]));
});
