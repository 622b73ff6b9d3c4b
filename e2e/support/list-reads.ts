import type { BusyAccount } from "#e2e/support/busy-account";
import type { Shop } from "#e2e/support/shop";
import { newId } from "#platform/ids";

/** A read that pages show a list of, or figures from many rows. */
export interface ListRead {
  /** The verb's file under domain/. */
  readonly verb: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly looks: boolean;
}

type Inputs = Readonly<
  Record<string, readonly (readonly [input: Readonly<Record<string, unknown>>, looks?: "looks"])[]>
>;

const limit = 25;

/** Every list and figure of the dashboard, narrowed in every way that its page offers. */
export function listReads({ shop, inboxId }: BusyAccount): readonly ListRead[] {
  const inbox: Inputs = { "webhook-inbox/list-messages": [[{ inboxId, limit }]] };
  return Object.entries({
    ...money(shop),
    ...rest(shop),
    ...requests(shop),
    ...records(shop),
    ...inbox,
  }).flatMap(([verb, inputs]) =>
    inputs.map(([input, looks]) => ({ verb, input, looks: looks === "looks" })),
  );
}

/** What is read on purpose in as much time as there is of it: a report, never part of a list. */
export const reportReads: Readonly<Record<string, string>> = {
  "statements/list-statements": "sums up every line there is; a report, on a replica where one is",
  "webhook-redeliveries/count-redelivery":
    "counts what somebody is about to have sent again; asked once, before they do",
  "limit-trials/try-rate-limit":
    "replays a day of requests, 100,000 at most and in pieces, before a limit is saved",
  "audit-chain/export-chain": "a document of the whole chain, written as it is read",
  "statements/read-statement": "a document of a whole month, written as it is read",
};

function money({ payment, customer }: Shop): Inputs {
  const customerId = customer.id;
  const canceled = { limit, status: "canceled" } as const;
  return {
    "balance/list-balance-transactions": [
      [{ limit }],
      [{ limit, status: "pending" }],
      [{ limit, currency: "JPY", type: "refund", status: "pending" }],
    ],
    "balance/retrieve-balance": [[{}]],
    "customers/list-customers": [
      [{ limit }],
      [{ limit, status: "frozen" }],
      [{ limit, email: "rare@example.com", status: "frozen" }, "looks"],
    ],
    "payment-links/list-payment-links": [[{ limit }], [{ limit, paymentId: payment.id }]],
    "payment-methods/list-payment-methods": [[{ limit, customerId }]],
    "payouts/list-payouts": [
      [{ limit }],
      [{ limit, status: "in_transit" }],
      [{ limit, currency: "CNY" }],
    ],
    "refunds/list-refunds": [
      [{ limit }],
      [{ limit, status: "pending" }],
      [{ limit, chargeId: payment.latestChargeId }],
    ],
    "reports/listed-payments": [
      [{ limit }],
      [canceled],
      [{ limit, currency: "JPY" }],
      [{ ...canceled, currency: "JPY" }],
      [{ ...canceled, currency: "EUR" }],
      [{ limit, customerId }],
      [{ ...canceled, customerId }, "looks"],
      [{ limit, amountMinor: 777n, currency: "JPY" }],
      [{ ...canceled, amountMinor: 777n, currency: "JPY" }, "looks"],
      [{ limit, search: "0001" }],
      [{ ...canceled, search: "0001" }, "looks"],
      [{ limit, search: "4242" }],
      [{ limit, search: "rare@example.com" }],
      [{ ...canceled, search: customer.email }, "looks"],
      [{ limit, search: payment.id }],
      [{ limit, search: payment.latestChargeId }],
    ],
    "transfers/list-transfers": [
      [{ limit, direction: "both" }],
      [{ limit, direction: "sent" }],
      [{ limit, direction: "received" }],
    ],
    "wallets/list-wallet-transactions": [[{ limit, customerId }]],
  };
}

function rest({ payment, payout, transfer, refund, delivery, customer, ctx }: Shop): Inputs {
  const { endpointId, eventId } = delivery;
  return {
    "api-keys/list-api-keys": [[{ limit }], [{ limit, state: "revoked" }, "looks"]],
    "bank-accounts/list-bank-accounts": [[{ limit, status: "approved" }, "looks"]],
    "channel-operations/operations-in-doubt": [[{ most: 100 }]],
    "emails/list-emails": [[{ limit }], [{ limit, toMe: true }]],
    "event-log/list-events": [
      [{ limit }],
      [{ limit, types: ["refund.*"] }],
      [{ limit, objectId: "pi_rare" }],
    ],
    "floods/list-blocks": [[{}]],
    "limit-refusals/list-refusals": [[{}]],
    "notifications/list-preferences": [[{}]],
    "rate-limits/list-rate-limits": [[{}]],
    "spending-limits/list-spending-limits": [[{}, "looks"]],
    "reports/bank-account-register": [[{}, "looks"]],
    "reports/customer-history": [[{ customerId: customer.id }]],
    "reports/daily-volume": [[{ days: 14, timeZone: "Asia/Shanghai" }, "looks"]],
    "reports/payment-story": [[{ paymentId: payment.id }]],
    "reports/payout-story": [[{ payoutId: payout.id }]],
    "reports/policy-history": [[{}]],
    "reports/refund-case": [[{ refundId: refund.id }]],
    "reports/refund-queue": [[{}], [{ currency: "CNY" }]],
    "reports/waiting-refunds": [[{}]],
    "sessions/list-accounts": [[{}]],
    "sessions/list-sessions": [[{}]],
    "standing-check/latest-check": [[{}]],
    "standing-check/list-checks": [[{ limit }], [{ limit, before: ctx.clock() }]],
    "team/list-people": [[{}]],
    "transfers/list-reversals": [[{ limit, transferId: transfer.id }]],
    "webhook-deliveries/list-deliveries": [
      [{ limit, endpointId }],
      [{ limit, endpointId, state: "failed" }],
    ],
    "webhook-endpoints/list-endpoints": [[{ limit }, "looks"]],
    "webhook-inbox/list-inboxes": [[{}]],
    "webhook-signatures/debug-signature": [[{ header: "t=1,v1=0", body: "{}", endpointId }]],
    "webhook-standings/list-event-deliveries": [[{ eventId }]],
    "webhook-standings/list-standings": [[{}, "looks"]],
  };
}

function records({ payment, key }: Shop): Inputs {
  return {
    "alerts/alert-standings": [[{}, "looks"]],
    "audit-checks/chain-state": [[{ roots: 30 }, "looks"]],
    "audit-log/list-entries": [
      [{ limit }],
      [{ limit, action: "refund.*" }],
      [{ limit, actor: "person:usr_rare" }],
      [{ limit, subject: payment.id }],
      [{ limit, address: "203.0.113.9" }],
      [{ limit, address: "203.0.113.9", action: "refund.approved" }, "looks"],
    ],
    "audit-log/list-entry-choices": [[{}]],
    "custom-roles/list-roles": [[{}]],
    "deprecations/list-deprecated-uses": [[{}]],
    "second-factors/list-factors": [[{}]],
    "signing-keys/list-signing-keys": [[{ apiKeyId: key.id }]],
    "signature-debugger/debug-request": [[{ text: "POST /v1/customers HTTP/1.1\nHost: a\n\n" }]],
  };
}

function requests({ payment, ctx }: Shop): Inputs {
  return {
    "application-grants/list-grants": [[{}, "looks"]],
    "application-reviews/list-reviewers": [[{}]],
    "applications/list-applications": [[{}, "looks"]],
    "request-log/list-choices": [[{}]],
    "request-log/list-requests": [
      [{ limit }],
      [{ limit, route: "/v1/rare" }],
      [{ limit, statusClass: 5 }],
      [{ limit, method: "DELETE" }],
      [{ limit, method: "DELETE", statusClass: 5, route: "/v1/rare" }, "looks"],
      [{ limit, address: "203.0.113.9" }],
      [{ limit, errorCode: "card_declined" }],
      [{ limit, objectId: payment.id }],
      [{ limit, slowFromMs: 1_000 }],
      [{ limit, applicationId: newId("app", ctx.clock()) }],
      [{ limit, created: { gte: ctx.clock().subtract({ hours: 24 }), lt: ctx.clock() } }],
      [{ limit, errorCode: "card_declined", slowFromMs: 250, method: "POST" }, "looks"],
    ],
    "request-log/group-refusals": [[{}, "looks"]],
    "request-replays/list-sandboxes": [[{}]],
  };
}
