import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "#db/client";
import { auditEntries, events } from "#db/schema/record";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { closeCustomer } from "#domain/customer-states/close-customer";
import { deleteCustomer } from "#domain/customer-states/delete-customer";
import { freezeCustomer } from "#domain/customer-states/freeze-customer";
import { unfreezeCustomer } from "#domain/customer-states/unfreeze-customer";
import { createCustomer } from "#domain/customers/create-customer";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import { confirmPayment } from "#domain/payments/confirm-payment";
import { createPayment } from "#domain/payments/create-payment";
import { topUp } from "#domain/wallet-moves/top-up";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { atOnce, oneDone, outcomes, without, wrongs } from "#e2e/support/outcomes";
import { take } from "#e2e/support/payment";
import { aBankAccount, aSaver, fund, storedMinor } from "#e2e/support/wallet";

const reason = "Under review.";

test("freezing and unfreezing are told, with the reason, to integrators and the audit log", async () => {
  const account = await anAccount();
  const person = await aPerson("admin");
  const ctx = personContext(account, person);
  const { id: customerId } = await createCustomer(ctx, { name: "Jane" });
  const frozen = await freezeCustomer(ctx, { customerId, reason: ` ${reason} ` });
  expect(frozen).toMatchObject({ status: "frozen", statusReason: reason });
  expect(await unfreezeCustomer(ctx, { customerId })).toMatchObject({
    status: "active",
    statusReason: null,
  });
  const told = await database()
    .select()
    .from(events)
    .where(eq(events.objectId, customerId))
    .orderBy(events.sequence);
  expect(told.slice(1)).toMatchObject([
    {
      type: "customer.updated",
      object: { status: "frozen", status_reason: reason },
      previousAttributes: { status: "active", status_reason: null },
    },
    { type: "customer.updated", object: { status: "active" } },
  ]);
  const entries = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, customerId))
    .orderBy(auditEntries.id);
  const entry = entries.find(({ action }) => action === "customer.frozen");
  expect(entry).toMatchObject({
    before: { status: "active" },
    after: { status: "frozen", status_reason: reason },
    reason,
    actor: `person:${person.id}`,
  });
});

test("a customer moves between their states only as the table says, and never out of closed", async () => {
  const ctx = keyContext(await anAccount());
  const { id: customerId } = await createCustomer(ctx, {});
  const refused = (calls: readonly Promise<unknown>[]) => outcomes(calls);
  expect(await refused([unfreezeCustomer(ctx, { customerId })])).toEqual([
    "customer_unexpected_state",
  ]);
  await freezeCustomer(ctx, { customerId, reason });
  expect(await refused([freezeCustomer(ctx, { customerId, reason })])).toEqual([
    "customer_unexpected_state",
  ]);
  expect(await closeCustomer(ctx, { customerId, reason: "Left." })).toMatchObject({
    status: "closed",
    statusReason: "Left.",
  });
  const calls = [
    freezeCustomer(ctx, { customerId, reason }),
    unfreezeCustomer(ctx, { customerId }),
    closeCustomer(ctx, { customerId, reason }),
  ];
  expect(new Set(await refused(calls))).toEqual(new Set(["customer_unexpected_state"]));
});

test("freezing and closing want a reason", async () => {
  const ctx = keyContext(await anAccount());
  const { id: customerId } = await createCustomer(ctx, {});
  const calls = [
    freezeCustomer(ctx, { customerId, reason: "  " }),
    closeCustomer(ctx, { customerId, reason: "" }),
  ];
  expect(await outcomes(calls)).toEqual(["reason_required", "reason_required"]);
});

test("no payment is created, confirmed or captured of a customer who is frozen, but canceled", async () => {
  const { ctx, account, customerId } = await aSaver(0n);
  const asked = { amountMinor: 500n, currency: "CNY", customerId } as const;
  const open = await createPayment(ctx, { ...asked, paymentMethodId: "pm_card_visa" });
  const held = await take(ctx, { ...asked, captureMethod: "manual" });
  await freezeCustomer(ctx, { customerId, reason });
  const calls = [
    createPayment(ctx, asked),
    take(ctx, asked),
    confirmPayment(ctx, { paymentId: open.id }),
    capturePayment(ctx, { paymentId: held.id }),
  ];
  expect(new Set(await outcomes(calls))).toEqual(new Set(["account_frozen"]));
  expect(await cancelPayment(ctx, { paymentId: held.id })).toMatchObject({ status: "canceled" });
  await unfreezeCustomer(ctx, { customerId });
  expect(await confirmPayment(ctx, { paymentId: open.id })).toMatchObject({ status: "succeeded" });
  expect(await wrongs(account)).toEqual([]);
});

test("who has money stored, or money that waits, is neither closed nor deleted", async () => {
  const saver = await aSaver(1n);
  const { ctx, customerId } = saver;
  const both = () => [
    closeCustomer(ctx, { customerId, reason }),
    deleteCustomer(ctx, { customerId }),
  ];
  const refused = new Set(["balance_not_zero"]);
  expect(new Set(await outcomes(both()))).toEqual(refused);
  const money = { customerId, amountMinor: 1n, currency: "CNY" } as const;
  await withdraw(ctx, { ...money, ...aBankAccount });
  const held = await take(ctx, { customerId, captureMethod: "manual" });
  expect(new Set(await outcomes(both()))).toEqual(refused);
  await cancelPayment(ctx, { paymentId: held.id });
  expect(await closeCustomer(ctx, { customerId, reason })).toMatchObject({ status: "closed" });
  expect(await outcomes([fund(saver, 1n)])).toEqual(["account_frozen"]);
});

test("money that comes while a customer is closed either stops that or is refused", async () => {
  for (let round = 0; round < 20; round += 1) {
    const saver = await aSaver(0n);
    const { ctx, customerId } = saver;
    const ended = await Promise.allSettled([
      closeCustomer(ctx, { customerId, reason }),
      topUp(ctx, { customerId, amountMinor: 5n, currency: "CNY", bankTransfer: {} }),
      topUp(ctx, { customerId, amountMinor: 5n, currency: "USD", bankTransfer: {} }),
    ]);
    const { status } = await retrieveCustomer(ctx, { customerId });
    const stored = (await storedMinor(saver)) + (await storedMinor(saver, "USD"));
    expect(status === "closed").toBe(stored === 0n);
    expect(ended[0].status === "fulfilled").toBe(status === "closed");
  }
});

test("of two who freeze at once, one does", async () => {
  const ctx = keyContext(await anAccount());
  const { id: customerId } = await createCustomer(ctx, {});
  const ended = await outcomes(atOnce(5, () => freezeCustomer(ctx, { customerId, reason })));
  expect(ended).toEqual(oneDone(4, "customer_unexpected_state"));
});

test("it takes the right, and the customer must be one's own", async () => {
  const ctx = keyContext(await anAccount());
  const other = keyContext(await anAccount());
  const { id: customerId } = await createCustomer(ctx, {});
  const calls = (as: typeof ctx) => [
    (async () => freezeCustomer(as, { customerId, reason }))(),
    (async () => unfreezeCustomer(as, { customerId }))(),
    (async () => closeCustomer(as, { customerId, reason }))(),
  ];
  expect(new Set(await outcomes(calls(without(ctx, "customers:freeze"))))).toEqual(
    new Set(["more_permissions_required"]),
  );
  expect(new Set(await outcomes(calls(other)))).toEqual(new Set(["resource_missing"]));
});
