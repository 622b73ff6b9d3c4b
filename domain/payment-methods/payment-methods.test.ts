import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { events } from "#db/schema/record";
import { readerOf } from "#domain/changes/reader";
import { createCustomer } from "#domain/customers/create-customer";
import { attachPaymentMethod } from "#domain/payment-methods/attach-payment-method";
import { createPaymentMethod } from "#domain/payment-methods/create-payment-method";
import { detachPaymentMethod } from "#domain/payment-methods/detach-payment-method";
import { listPaymentMethods } from "#domain/payment-methods/list-payment-methods";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import { resolvePaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import { retrievePaymentMethod } from "#domain/payment-methods/retrieve-payment-method";
import { updatePaymentMethod } from "#domain/payment-methods/update-payment-method";
import { anAccount, keyContext } from "#e2e/support/account";
import { outcomes } from "#e2e/support/outcomes";

const visa = { type: "card", card: { token: "tok_visa" } } as const;

async function aKey(fields: Parameters<typeof anAccount>[0] = {}) {
  return keyContext(await anAccount(fields));
}

async function anOwner() {
  const ctx = await aKey();
  const { id: customerId } = await createCustomer(ctx, {});
  const { id: paymentMethodId } = await createPaymentMethod(ctx, visa);
  return { ctx, customerId, paymentMethodId };
}

test("a test id stands for a fresh payment method, one of ours for itself", async () => {
  const ctx = await aKey();
  const read = readerOf(ctx);
  const first = await resolvePaymentMethod(ctx, read, "pm_card_visa");
  const second = await resolvePaymentMethod(ctx, read, "pm_card_visa");
  expect(first).toMatchObject({ isNew: true, row: { brand: "visa", customerId: null } });
  expect(second.row.id).not.toBe(first.row.id);

  const kept = await createPaymentMethod(ctx, visa);
  expect(await resolvePaymentMethod(ctx, read, kept.id)).toEqual({
    row: kept,
    isNew: false,
    inserts: [],
  });
});

test("a test id that nobody has seen is not there, in a sandbox or out of it", async () => {
  for (const mode of ["live", "sandbox"] as const) {
    const ctx = await aKey({ mode });
    const refused = resolvePaymentMethod(ctx, readerOf(ctx), "pm_card_gold");
    await expect(refused).rejects.toMatchObject({ code: "resource_missing" });
  }
});

test("a live account pays with no test card", async () => {
  const ctx = await aKey({ mode: "live" });
  const { id: customerId } = await createCustomer(ctx, {});
  const refusals = [
    resolvePaymentMethod(ctx, readerOf(ctx), "pm_card_visa"),
    createPaymentMethod(ctx, visa),
    createPaymentMethod(ctx, { type: "card", card: { testId: "pm_card_visa" } }),
    attachPaymentMethod(ctx, { paymentMethodId: "pm_card_visa", customerId }),
  ];
  expect(new Set(await outcomes(refusals))).toEqual(new Set(["parameter_invalid"]));
});

test("the same card has the same fingerprint in one account, and another in the next", async () => {
  const ctx = await aKey();
  const one = await createPaymentMethod(ctx, visa);
  const two = await createPaymentMethod(ctx, { type: "card", card: { testId: "pm_card_visa" } });
  const other = await createPaymentMethod(ctx, {
    type: "card",
    card: { token: "tok_mastercard" },
  });
  const elsewhere = await createPaymentMethod(await aKey(), visa);
  expect(two.fingerprint).toBe(one.fingerprint);
  expect(other.fingerprint).not.toBe(one.fingerprint);
  expect(elsewhere.fingerprint).not.toBe(one.fingerprint);
});

test("a payment method is saved with one customer, and pays for that one alone", async () => {
  const { ctx, customerId, paymentMethodId } = await anOwner();
  const attached = await attachPaymentMethod(ctx, { paymentMethodId, customerId });
  expect(attached.customerId).toBe(customerId);
  expect(await attachPaymentMethod(ctx, { paymentMethodId, customerId })).toEqual(attached);
  expect((await listPaymentMethods(ctx, { limit: 10, customerId })).rows).toEqual([attached]);
  requireUsableBy(attached, attached.customerId);
  const refusal = "is saved with a customer";
  expect(() => requireUsableBy(attached, null)).toThrow(refusal);

  const other = await createCustomer(ctx, {});
  const taken = attachPaymentMethod(ctx, { paymentMethodId, customerId: other.id });
  await expect(taken).rejects.toMatchObject({ code: "payment_method_unexpected_state" });
  const detached = await detachPaymentMethod(ctx, { paymentMethodId });
  expect((await listPaymentMethods(ctx, { limit: 10, customerId })).rows).toEqual([]);
  expect(() => requireUsableBy(detached, null)).toThrow("detached");
  expect(() => requireUsableBy(detached, attached.customerId)).toThrow("detached");
  const kept = attachPaymentMethod(ctx, { paymentMethodId, customerId });
  await expect(kept).rejects.toMatchObject({ code: "payment_method_unexpected_state" });
  const again = detachPaymentMethod(ctx, { paymentMethodId });
  await expect(again).rejects.toMatchObject({ code: "payment_method_unexpected_state" });
});

test("two customers who attach it at once do not both get it", async () => {
  const { ctx, customerId, paymentMethodId } = await anOwner();
  const other = await createCustomer(ctx, {});
  const asked = await Promise.allSettled(
    [customerId, other.id].map((id) =>
      attachPaymentMethod(ctx, { paymentMethodId, customerId: id }),
    ),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("integrators are told of attaching, changing and detaching", async () => {
  const { ctx, customerId, paymentMethodId } = await anOwner();
  await attachPaymentMethod(ctx, { paymentMethodId, customerId });
  await updatePaymentMethod(ctx, { paymentMethodId, billingDetails: { name: "Jane" } });
  await detachPaymentMethod(ctx, { paymentMethodId });
  const told = await database()
    .select()
    .from(events)
    .where(and(eq(events.accountId, ctx.account.id), eq(events.objectId, paymentMethodId)))
    .orderBy(events.sequence);
  expect(told.map(({ type }) => type)).toEqual([
    "payment_method.attached",
    "payment_method.updated",
    "payment_method.detached",
  ]);
});

test("who is billed changes field by field", async () => {
  const { ctx, paymentMethodId } = await anOwner();
  const update = (billingDetails: { name?: string | null; email?: string }) =>
    updatePaymentMethod(ctx, { paymentMethodId, billingDetails });
  await update({ name: "Jane" });
  const both = await update({ email: "jane@example.com" });
  expect(both.billingDetails).toMatchObject({ name: "Jane", email: "jane@example.com" });
  expect((await update({ name: null })).billingDetails.name).toBeNull();
});

test("one that is not saved with a customer is not among that customer's", async () => {
  const { ctx, customerId, paymentMethodId } = await anOwner();
  expect(await retrievePaymentMethod(ctx, { paymentMethodId })).toMatchObject({ customerId: null });
  const refused = retrievePaymentMethod(ctx, { paymentMethodId, customerId });
  await expect(refused).rejects.toMatchObject({ code: "resource_missing" });
  expect((await listPaymentMethods(ctx, { limit: 10 })).rows).toEqual([]);
});

test("another account's payment method and customer are not there", async () => {
  const { customerId, paymentMethodId } = await anOwner();
  const { ctx, ...own } = await anOwner();
  const refusals = [
    retrievePaymentMethod(ctx, { paymentMethodId }),
    resolvePaymentMethod(ctx, readerOf(ctx), paymentMethodId),
    updatePaymentMethod(ctx, { paymentMethodId }),
    detachPaymentMethod(ctx, { paymentMethodId }),
    attachPaymentMethod(ctx, { paymentMethodId, customerId: own.customerId }),
    attachPaymentMethod(ctx, { paymentMethodId: own.paymentMethodId, customerId }),
    listPaymentMethods(ctx, { limit: 10, customerId }),
  ];
  expect(new Set(await outcomes(refusals))).toEqual(new Set(["resource_missing"]));
});

test("without the permission nothing is done or shown", async () => {
  const { ctx: full, customerId, paymentMethodId } = await anOwner();
  const ctx = { ...full, scopes: new Set<never>() };
  const refusals = [
    createPaymentMethod(ctx, visa),
    updatePaymentMethod(ctx, { paymentMethodId }),
    attachPaymentMethod(ctx, { paymentMethodId, customerId }),
    detachPaymentMethod(ctx, { paymentMethodId }),
    retrievePaymentMethod(ctx, { paymentMethodId }),
    listPaymentMethods(ctx, { limit: 10 }),
  ];
  expect(new Set(await outcomes(refusals))).toEqual(new Set(["more_permissions_required"]));
});
