import {
  balanceTransactionSchema,
  balanceTransactionTypes,
} from "#app/v1/balance_transactions/balance-transaction-schema";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { balanceTransactionView } from "#domain/balance/balance-transaction-view";
import { contract } from "#http/contract";
import { listContract, listParameters } from "#http/list";
import { renamed } from "#http/renamed";
import { wireCurrency, wireEnum, wireId, wireObject } from "#http/wire";

export const listBalanceTransactionsContract = listContract({
  path: "/v1/balance_transactions",
  summary: "List balance transactions",
  scope: "balance:read",
  input: listParameters({
    currency: wireCurrency().optional(),
    payout: wireId().optional(),
    source: wireId().optional(),
    type: wireEnum(balanceTransactionTypes).optional(),
  }).transform(renamed({ payout: "payoutId", source: "sourceId" })),
  item: balanceTransactionSchema,
  view: balanceTransactionView,
});

export const retrieveBalanceTransactionContract = contract({
  method: "GET",
  path: "/v1/balance_transactions/{id}",
  summary: "Retrieve a balance transaction",
  scope: "balance:read",
  input: wireObject({ id: wireId() }).transform(renamed({ id: "balanceTransactionId" })),
  answer: balanceTransactionSchema,
  view: (line: BalanceTransaction) => balanceTransactionView(line),
});
