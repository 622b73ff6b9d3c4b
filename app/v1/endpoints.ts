import type { Endpoint } from "#http/endpoint";

/** The modules of all routes of the API, by their paths; a test holds them to the files. */
const routes: Readonly<Record<string, () => Promise<Readonly<Record<string, object>>>>> = {
  "/v1/account": () => import("#app/v1/account/route"),
  "/v1/accounts/{account}": () => import("#app/v1/accounts/[account]/route"),
  "/v1/accounts/{account}/external_accounts": () =>
    import("#app/v1/accounts/[account]/external_accounts/route"),
  "/v1/accounts/{account}/external_accounts/{external_account}": () =>
    import("#app/v1/accounts/[account]/external_accounts/[external_account]/route"),
  "/v1/balance": () => import("#app/v1/balance/route"),
  "/v1/balance_transactions": () => import("#app/v1/balance_transactions/route"),
  "/v1/balance_transactions/{id}": () => import("#app/v1/balance_transactions/[id]/route"),
  "/v1/charges": () => import("#app/v1/charges/route"),
  "/v1/charges/{charge}": () => import("#app/v1/charges/[charge]/route"),
  "/v1/charges/search": () => import("#app/v1/charges/search/route"),
  "/v1/customers": () => import("#app/v1/customers/route"),
  "/v1/customers/{customer}": () => import("#app/v1/customers/[customer]/route"),
  "/v1/customers/{customer}/cash_balance": () =>
    import("#app/v1/customers/[customer]/cash_balance/route"),
  "/v1/customers/{customer}/cash_balance_transactions": () =>
    import("#app/v1/customers/[customer]/cash_balance_transactions/route"),
  "/v1/customers/{customer}/cash_balance_transactions/{cash_balance_transaction}": () =>
    import(
      "#app/v1/customers/[customer]/cash_balance_transactions/[cash_balance_transaction]/route"
    ),
  "/v1/customers/{customer}/close": () => import("#app/v1/customers/[customer]/close/route"),
  "/v1/customers/{customer}/freeze": () => import("#app/v1/customers/[customer]/freeze/route"),
  "/v1/customers/{customer}/payment_methods": () =>
    import("#app/v1/customers/[customer]/payment_methods/route"),
  "/v1/customers/{customer}/payment_methods/{payment_method}": () =>
    import("#app/v1/customers/[customer]/payment_methods/[payment_method]/route"),
  "/v1/customers/{customer}/top_ups": () => import("#app/v1/customers/[customer]/top_ups/route"),
  "/v1/customers/{customer}/top_ups/{top_up}": () =>
    import("#app/v1/customers/[customer]/top_ups/[top_up]/route"),
  "/v1/customers/{customer}/transfers": () =>
    import("#app/v1/customers/[customer]/transfers/route"),
  "/v1/customers/{customer}/transfers/{customer_transfer}": () =>
    import("#app/v1/customers/[customer]/transfers/[customer_transfer]/route"),
  "/v1/customers/{customer}/unfreeze": () => import("#app/v1/customers/[customer]/unfreeze/route"),
  "/v1/customers/{customer}/withdrawals": () =>
    import("#app/v1/customers/[customer]/withdrawals/route"),
  "/v1/customers/{customer}/withdrawals/{withdrawal}": () =>
    import("#app/v1/customers/[customer]/withdrawals/[withdrawal]/route"),
  "/v1/customers/search": () => import("#app/v1/customers/search/route"),
  "/v1/events": () => import("#app/v1/events/route"),
  "/v1/events/{event}": () => import("#app/v1/events/[event]/route"),
  "/v1/payment_intents": () => import("#app/v1/payment_intents/route"),
  "/v1/payment_intents/{intent}": () => import("#app/v1/payment_intents/[intent]/route"),
  "/v1/payment_intents/{intent}/cancel": () =>
    import("#app/v1/payment_intents/[intent]/cancel/route"),
  "/v1/payment_intents/{intent}/capture": () =>
    import("#app/v1/payment_intents/[intent]/capture/route"),
  "/v1/payment_intents/{intent}/confirm": () =>
    import("#app/v1/payment_intents/[intent]/confirm/route"),
  "/v1/payment_intents/search": () => import("#app/v1/payment_intents/search/route"),
  "/v1/payment_links": () => import("#app/v1/payment_links/route"),
  "/v1/payment_links/{payment_link}": () => import("#app/v1/payment_links/[payment_link]/route"),
  "/v1/payment_methods": () => import("#app/v1/payment_methods/route"),
  "/v1/payment_methods/{payment_method}": () =>
    import("#app/v1/payment_methods/[payment_method]/route"),
  "/v1/payment_methods/{payment_method}/attach": () =>
    import("#app/v1/payment_methods/[payment_method]/attach/route"),
  "/v1/payment_methods/{payment_method}/detach": () =>
    import("#app/v1/payment_methods/[payment_method]/detach/route"),
  "/v1/payouts": () => import("#app/v1/payouts/route"),
  "/v1/payouts/{payout}": () => import("#app/v1/payouts/[payout]/route"),
  "/v1/payouts/{payout}/cancel": () => import("#app/v1/payouts/[payout]/cancel/route"),
  "/v1/payouts/{payout}/reverse": () => import("#app/v1/payouts/[payout]/reverse/route"),
  "/v1/rate_limits": () => import("#app/v1/rate_limits/route"),
  "/v1/rate_limits/{rate_limit}": () => import("#app/v1/rate_limits/[rate_limit]/route"),
  "/v1/refunds": () => import("#app/v1/refunds/route"),
  "/v1/refunds/{refund}": () => import("#app/v1/refunds/[refund]/route"),
  "/v1/refunds/{refund}/approval": () => import("#app/v1/refunds/[refund]/approval/route"),
  "/v1/refunds/{refund}/cancel": () => import("#app/v1/refunds/[refund]/cancel/route"),
  "/v1/refunds/{refund}/rejection": () => import("#app/v1/refunds/[refund]/rejection/route"),
  "/v1/setup_intents": () => import("#app/v1/setup_intents/route"),
  "/v1/setup_intents/{setup_intent}": () => import("#app/v1/setup_intents/[setup_intent]/route"),
  "/v1/setup_intents/{setup_intent}/cancel": () =>
    import("#app/v1/setup_intents/[setup_intent]/cancel/route"),
  "/v1/setup_intents/{setup_intent}/confirm": () =>
    import("#app/v1/setup_intents/[setup_intent]/confirm/route"),
  "/v1/transfers": () => import("#app/v1/transfers/route"),
  "/v1/transfers/{transfer}": () => import("#app/v1/transfers/[transfer]/route"),
  "/v1/transfers/{transfer}/reversals": () =>
    import("#app/v1/transfers/[transfer]/reversals/route"),
  "/v1/transfers/{transfer}/reversals/{reversal}": () =>
    import("#app/v1/transfers/[transfer]/reversals/[reversal]/route"),
  "/v1/webhook_endpoints": () => import("#app/v1/webhook_endpoints/route"),
  "/v1/webhook_endpoints/{webhook_endpoint}": () =>
    import("#app/v1/webhook_endpoints/[webhook_endpoint]/route"),
  "/v1/webhook_endpoints/{webhook_endpoint}/deliveries": () =>
    import("#app/v1/webhook_endpoints/[webhook_endpoint]/deliveries/route"),
  "/v1/webhook_endpoints/{webhook_endpoint}/deliveries/{delivery}": () =>
    import("#app/v1/webhook_endpoints/[webhook_endpoint]/deliveries/[delivery]/route"),
  "/v1/webhook_endpoints/{webhook_endpoint}/redeliveries": () =>
    import("#app/v1/webhook_endpoints/[webhook_endpoint]/redeliveries/route"),
  "/v1/webhook_endpoints/{webhook_endpoint}/secret": () =>
    import("#app/v1/webhook_endpoints/[webhook_endpoint]/secret/route"),
  "/v1/webhook_endpoints/{webhook_endpoint}/test_events": () =>
    import("#app/v1/webhook_endpoints/[webhook_endpoint]/test_events/route"),
  "/v2/core/events": () => import("#app/v2/core/events/route"),
  "/v2/core/events/{event}": () => import("#app/v2/core/events/[event]/route"),
};

/** The operation of this method at this path, as its documents name it: `/v1/refunds/{refund}`. */
export async function endpointAt(method: string, path: string): Promise<Endpoint | undefined> {
  const handler = (await routes[path]?.())?.[method];
  return handler && isEndpoint(handler) ? handler : undefined;
}

function isEndpoint(handler: object): handler is Endpoint {
  return "contract" in handler && "answerAs" in handler;
}
