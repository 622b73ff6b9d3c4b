import type Stripe from "stripe";
import { expect, test } from "vitest";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { balanceTransactionView } from "#domain/balance/balance-transaction-view";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { requestRefund } from "#domain/refunds/request-refund";
import { paid } from "#e2e/support/payment";

/** The assignment is the promise: programs compiled against the SDK's type get it whole. */
function shown(line: BalanceTransaction): Stripe.BalanceTransaction {
  return balanceTransactionView(line);
}

test("a line has the shape that the SDK promises, net being amount less fee", async () => {
  const { ctx, paymentId, chargeId } = await paid(1_000n, { feeBasisPoints: 300 });
  const refund = await requestRefund(ctx, { paymentId, amountMinor: 500n });
  const lineOf = async (sourceId: string) => {
    const { rows } = await listBalanceTransactions(ctx, { limit: 10, sourceId });
    return rows.map(shown);
  };
  expect(await lineOf(chargeId)).toMatchObject([
    {
      object: "balance_transaction",
      type: "charge",
      amount: 1_000,
      fee: 30,
      net: 970,
      fee_details: [{ amount: 30, currency: "cny" }],
      status: "available",
    },
  ]);
  expect(await lineOf(refund.id)).toMatchObject([
    { type: "refund", amount: -500, fee: -15, net: -485, fee_details: [{ amount: -15 }] },
  ]);
});
