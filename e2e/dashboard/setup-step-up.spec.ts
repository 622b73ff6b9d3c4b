import { expect, test } from "@playwright/test";
import { anIntegrator } from "#e2e/support/integrator";

test("a card whose holder must agree to its saving meets them on a page of ours", async ({
  page,
}) => {
  const { stripe } = await anIntegrator();
  const customer = await stripe.customers.create({ name: "Jane" });
  const setup = await stripe.setupIntents.create({
    customer: customer.id,
    confirm: true,
    payment_method: "pm_card_authenticationRequiredOnSetup",
  });
  expect(setup.status).toBe("requires_action");
  await page.goto(setup.next_action?.redirect_to_url?.url ?? "");
  await page.getByRole("button", { name: "Confirm card" }).click();
  await expect(page.getByRole("heading", { name: "Card saved" })).toBeVisible();
  expect((await stripe.setupIntents.retrieve(setup.id)).status).toBe("succeeded");
});
