import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type CurrencyBalance, retrieveBalance } from "#domain/balance/retrieve-balance";
import { readerOf } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import type { StoredTransfer } from "#domain/ledger/transfer";
import { listDecisions } from "#domain/refund-approvals/list-decisions";
import type { Refund, RefundDecision } from "#domain/refunds/refund";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { type CustomerHistory, customerHistory } from "#domain/reports/customer-history";
import { actorNames, transfersFor } from "#domain/reports/queries";

/** Everything that people need to judge a refund, and that they later want to know of it. */
export interface RefundCase {
  readonly refund: Refund;
  readonly charge: Charge;
  readonly decisions: readonly RefundDecision[];
  readonly transfers: readonly StoredTransfer[];
  readonly customer: CustomerHistory | undefined;
  /** The balance in the refund's currency. */
  readonly balance: CurrencyBalance | undefined;
  /** Names of people and keys by `person:usr_…`, `api_key:key_…`. */
  readonly names: ReadonlyMap<string, string>;
}

/** One refund with its charge, its decisions, its customer and the balance it moves. */
export async function refundCase(
  ctx: Context,
  input: { readonly refundId: string },
): Promise<RefundCase> {
  requireScope(ctx, "refunds:read");

  const refund = await retrieveRefund(ctx, input);
  const [charge, decisions, balances, transfers] = await Promise.all([
    retrieveCharge(ctx, { chargeId: refund.chargeId }),
    listDecisions(ctx, input),
    retrieveBalance(ctx),
    transfersFor(readerOf(ctx), [refund.id]),
  ]);
  const [customer, names] = await Promise.all([
    charge.customerId ? customerHistory(ctx, { customerId: charge.customerId }) : undefined,
    actorNames(readerOf(ctx), [
      refund.requestedByActor,
      ...decisions.map(({ decidedBy }) => `person:${decidedBy}`),
    ]),
  ]);
  const balance = balances.find(({ currency }) => currency === refund.currency);
  return { refund, charge, decisions, transfers, customer, balance, names };
}
