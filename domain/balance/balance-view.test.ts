import type Stripe from "stripe";
import { expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { balanceView } from "#domain/balance/balance-view";
import { retrieveBalance } from "#domain/balance/retrieve-balance";
import { anAccount, keyContext } from "#e2e/support/account";
import { paid, take } from "#e2e/support/payment";

/** The assignment is the promise: programs compiled against the SDK's type get it whole. */
async function shown(ctx: Context): Promise<Stripe.Balance> {
  return balanceView(await retrieveBalance(ctx), ctx.account);
}

test("a balance has the shape that the SDK promises, one amount for each currency", async () => {
  const { ctx } = await paid(2_500n, { settlementDelayDays: 7 });
  await take(ctx, { amountMinor: 9n, currency: "JPY" });
  const card = (amount: number, currency: string) => ({
    amount,
    currency,
    source_types: { card: amount },
  });
  expect(await shown(ctx)).toEqual({
    object: "balance",
    available: [card(0, "cny"), card(0, "jpy")],
    livemode: false,
    pending: [card(2_500, "cny"), card(9, "jpy")],
  });
});

test("an account without money shows a zero in its own currency", async () => {
  const ctx = keyContext(await anAccount({ defaultCurrency: "EUR" }));
  const { available, pending } = await shown(ctx);
  expect([available, pending]).toMatchObject([
    [{ amount: 0, currency: "eur" }],
    [{ amount: 0, currency: "eur" }],
  ]);
});
