/** What a release has changed for programs that call the API. */
export interface ApiRelease {
  /** Its day, or that of the last change where it is not out yet. */
  readonly day: string;
  /** What was changed, by the names of sentences that say it in every language. */
  readonly notes: readonly ("keys" | "limits" | "oauth" | "signatures" | "versions")[];
  /** The operations that are new, by what they are about. */
  readonly added: readonly AddedGroup[];
}

/** New operations that belong together. */
interface AddedGroup {
  readonly group:
    | "accounts"
    | "balance"
    | "charges"
    | "customers"
    | "events"
    | "payment_intents"
    | "payment_links"
    | "payment_methods"
    | "payouts"
    | "rate_limits"
    | "refunds"
    | "setup_intents"
    | "transfers"
    | "webhook_endpoints";
  /** As contracts name them: the method and the path. */
  readonly operations: readonly string[];
}

/** Every release, newest first; each operation that there is stands in the one that brought it. */
export const apiReleases: readonly ApiRelease[] = [
  {
    day: "2026-11-22",
    notes: ["versions", "keys", "limits", "signatures", "oauth"],
    added: [
      {
        group: "rate_limits",
        operations: [
          "GET /v1/rate_limits",
          "POST /v1/rate_limits",
          "GET /v1/rate_limits/{rate_limit}",
          "DELETE /v1/rate_limits/{rate_limit}",
        ],
      },
    ],
  },
  {
    day: "2026-10-28",
    notes: [],
    added: [
      {
        group: "accounts",
        operations: [
          "GET /v1/account",
          "GET /v1/accounts/{account}",
          "GET /v1/accounts/{account}/external_accounts",
          "POST /v1/accounts/{account}/external_accounts",
          "DELETE /v1/accounts/{account}/external_accounts/{external_account}",
          "GET /v1/accounts/{account}/external_accounts/{external_account}",
        ],
      },
      {
        group: "balance",
        operations: [
          "GET /v1/balance",
          "GET /v1/balance_transactions",
          "GET /v1/balance_transactions/{id}",
        ],
      },
      {
        group: "charges",
        operations: ["GET /v1/charges", "GET /v1/charges/search", "GET /v1/charges/{charge}"],
      },
      {
        group: "customers",
        operations: [
          "GET /v1/customers",
          "POST /v1/customers",
          "GET /v1/customers/search",
          "DELETE /v1/customers/{customer}",
          "GET /v1/customers/{customer}",
          "POST /v1/customers/{customer}",
          "GET /v1/customers/{customer}/cash_balance",
          "POST /v1/customers/{customer}/cash_balance",
          "GET /v1/customers/{customer}/cash_balance_transactions",
          "GET /v1/customers/{customer}/cash_balance_transactions/{cash_balance_transaction}",
          "POST /v1/customers/{customer}/close",
          "POST /v1/customers/{customer}/freeze",
          "GET /v1/customers/{customer}/payment_methods",
          "GET /v1/customers/{customer}/payment_methods/{payment_method}",
          "GET /v1/customers/{customer}/top_ups",
          "POST /v1/customers/{customer}/top_ups",
          "GET /v1/customers/{customer}/top_ups/{top_up}",
          "GET /v1/customers/{customer}/transfers",
          "POST /v1/customers/{customer}/transfers",
          "GET /v1/customers/{customer}/transfers/{customer_transfer}",
          "POST /v1/customers/{customer}/unfreeze",
          "GET /v1/customers/{customer}/withdrawals",
          "POST /v1/customers/{customer}/withdrawals",
          "GET /v1/customers/{customer}/withdrawals/{withdrawal}",
        ],
      },
      {
        group: "events",
        operations: [
          "GET /v1/events",
          "GET /v1/events/{event}",
          "GET /v2/core/events",
          "GET /v2/core/events/{event}",
        ],
      },
      {
        group: "payment_intents",
        operations: [
          "GET /v1/payment_intents",
          "POST /v1/payment_intents",
          "GET /v1/payment_intents/search",
          "GET /v1/payment_intents/{intent}",
          "POST /v1/payment_intents/{intent}",
          "POST /v1/payment_intents/{intent}/cancel",
          "POST /v1/payment_intents/{intent}/capture",
          "POST /v1/payment_intents/{intent}/confirm",
        ],
      },
      {
        group: "payment_links",
        operations: [
          "GET /v1/payment_links",
          "POST /v1/payment_links",
          "GET /v1/payment_links/{payment_link}",
          "POST /v1/payment_links/{payment_link}",
        ],
      },
      {
        group: "payment_methods",
        operations: [
          "GET /v1/payment_methods",
          "POST /v1/payment_methods",
          "GET /v1/payment_methods/{payment_method}",
          "POST /v1/payment_methods/{payment_method}",
          "POST /v1/payment_methods/{payment_method}/attach",
          "POST /v1/payment_methods/{payment_method}/detach",
        ],
      },
      {
        group: "payouts",
        operations: [
          "GET /v1/payouts",
          "POST /v1/payouts",
          "GET /v1/payouts/{payout}",
          "POST /v1/payouts/{payout}",
          "POST /v1/payouts/{payout}/cancel",
          "POST /v1/payouts/{payout}/reverse",
        ],
      },
      {
        group: "refunds",
        operations: [
          "GET /v1/refunds",
          "POST /v1/refunds",
          "GET /v1/refunds/{refund}",
          "POST /v1/refunds/{refund}",
          "POST /v1/refunds/{refund}/approval",
          "POST /v1/refunds/{refund}/cancel",
          "POST /v1/refunds/{refund}/rejection",
        ],
      },
      {
        group: "setup_intents",
        operations: [
          "GET /v1/setup_intents",
          "POST /v1/setup_intents",
          "GET /v1/setup_intents/{setup_intent}",
          "POST /v1/setup_intents/{setup_intent}",
          "POST /v1/setup_intents/{setup_intent}/cancel",
          "POST /v1/setup_intents/{setup_intent}/confirm",
        ],
      },
      {
        group: "transfers",
        operations: [
          "GET /v1/transfers",
          "POST /v1/transfers",
          "GET /v1/transfers/{transfer}",
          "POST /v1/transfers/{transfer}",
          "GET /v1/transfers/{transfer}/reversals",
          "POST /v1/transfers/{transfer}/reversals",
          "GET /v1/transfers/{transfer}/reversals/{reversal}",
        ],
      },
      {
        group: "webhook_endpoints",
        operations: [
          "GET /v1/webhook_endpoints",
          "POST /v1/webhook_endpoints",
          "DELETE /v1/webhook_endpoints/{webhook_endpoint}",
          "GET /v1/webhook_endpoints/{webhook_endpoint}",
          "POST /v1/webhook_endpoints/{webhook_endpoint}",
          "GET /v1/webhook_endpoints/{webhook_endpoint}/deliveries",
          "GET /v1/webhook_endpoints/{webhook_endpoint}/deliveries/{delivery}",
          "POST /v1/webhook_endpoints/{webhook_endpoint}/redeliveries",
          "POST /v1/webhook_endpoints/{webhook_endpoint}/secret",
          "POST /v1/webhook_endpoints/{webhook_endpoint}/test_events",
        ],
      },
    ],
  },
];
