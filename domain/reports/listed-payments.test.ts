import { expect, test } from "vitest";
import { createCustomer } from "#domain/customers/create-customer";
import { createPayment } from "#domain/payments/create-payment";
import { listedPayments } from "#domain/reports/listed-payments";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

test("each payment of a page comes with its latest attempt and the one who pays", async () => {
  const ctx = keyContext(await anAccount());
  const customer = await createCustomer(ctx, { name: "Ada", email: "ada@example.com" });
  const terms = { amountMinor: 100n, currency: "CNY" } as const;
  const bare = await createPayment(ctx, terms);
  const paid = await createPayment(ctx, {
    ...terms,
    customerId: customer.id,
    confirm: true,
    paymentMethodId: "pm_card_visa",
  });
  const page = await listedPayments(ctx, { limit: 10 });
  expect(page).toMatchObject({
    rows: [
      {
        payment: { id: paid.id },
        charge: { id: paid.latestChargeId, cardLast4: "4242" },
        customer: { id: customer.id, name: "Ada", email: "ada@example.com" },
      },
      { payment: { id: bare.id }, charge: undefined, customer: undefined },
    ],
    hasMore: false,
  });
});

test("another account's payments are not in it", async () => {
  await createPayment(keyContext(await anAccount()), { amountMinor: 1n, currency: "CNY" });
  const other = personContext(await anAccount(), await aPerson("viewer"));
  expect(await listedPayments(other, { limit: 10 })).toEqual({ rows: [], hasMore: false });
});
