import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { unixSeconds } from "#platform/clock";

/** What the API shows of a balance transaction. */
export function balanceTransactionView(line: BalanceTransaction) {
  const currency = line.currency.toLowerCase();
  const fee = Number(line.feeMinor);
  return {
    id: line.id,
    object: "balance_transaction" as const,
    amount: Number(line.amountMinor),
    available_on: unixSeconds(line.availableAt),
    balance_type: "payments" as const,
    created: unixSeconds(line.createdAt),
    currency,
    description: line.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: fee < 0 ? "Processing fee returned" : "Processing fee",
              type: "stripe_fee" as const,
            },
          ],
    net: Number(line.netMinor),
    reporting_category: line.type,
    source: line.sourceId,
    status: line.status,
    type: line.type,
  };
}
