import { expect, test } from "@playwright/test";
import { anIntegrator } from "#e2e/support/integrator";

test("the SDK searches payments, charges and customers, and turns the pages by itself", async () => {
  const { stripe } = await anIntegrator();
  const orders = Array.from({ length: 7 }, (_, place) => `order-${place}`);
  for (const order of orders) {
    await stripe.paymentIntents.create({
      amount: 1_000,
      currency: "cny",
      payment_method: "pm_card_visa",
      confirm: true,
      metadata: { order },
    });
  }
  await stripe.customers.create({ name: "Ada", email: "ada@example.com" });

  const query = "status:'succeeded' AND metadata['order']~'order'";
  const all = await stripe.paymentIntents
    .search({ query, limit: 3 })
    .autoPagingToArray({ limit: 100 });
  expect(all.map(({ metadata }) => metadata.order)).toEqual(orders.toReversed());
  const charges = await stripe.charges.search({ query: "amount:1000", limit: 100 });
  expect(charges).toMatchObject({ object: "search_result", has_more: false, next_page: null });
  expect(charges.data).toHaveLength(7);
  const { data } = await stripe.customers.search({ query: "email:'ADA@example.com'" });
  expect(data).toMatchObject([{ name: "Ada" }]);
  await expect(stripe.customers.search({ query: "shoe:9" })).rejects.toMatchObject({
    type: "StripeInvalidRequestError",
    param: "query",
  });
});
