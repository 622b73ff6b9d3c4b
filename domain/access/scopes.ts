/** Everything that can be allowed, as `noun:verb`. */
export const scopes = [
  "account:read",
  "api_keys:read",
  "api_keys:write",
  "audit:read",
  "balance:read",
  "bank_accounts:approve",
  "bank_accounts:read",
  "bank_accounts:write",
  "channels:read",
  "channels:resolve",
  "customers:freeze",
  "customers:read",
  "customers:write",
  "events:read",
  "ledger:check",
  "merchants:write",
  "notifications:send",
  "notifications:write",
  "payment_links:read",
  "payment_links:write",
  "payment_methods:read",
  "payment_methods:write",
  "payments:authenticate",
  "payments:expire",
  "payments:pay",
  "payments:read",
  "payments:settle",
  "payments:write",
  "payouts:advance",
  "payouts:read",
  "payouts:write",
  "people:read",
  "people:write",
  "policies:approve",
  "policies:read",
  "policies:write",
  "rate_limits:write",
  "refunds:approve",
  "refunds:expire",
  "refunds:read",
  "refunds:write",
  "requests:read",
  "sessions:write",
  "settlement:release",
  "settlement:schedule",
  "setup_intents:read",
  "setup_intents:write",
  "statements:read",
  "transfers:read",
  "transfers:write",
  "vault:rotate",
  "wallets:read",
  "wallets:write",
  "webhooks:deliver",
  "webhooks:read",
  "webhooks:write",
] as const;

export type Scope = (typeof scopes)[number];

/** What every API key may do; the restricted kinds come with API management. */
export const apiKeyScopes: ReadonlySet<Scope> = new Set<Scope>([
  "account:read",
  "balance:read",
  "bank_accounts:read",
  "customers:freeze",
  "customers:read",
  "customers:write",
  "events:read",
  "payment_links:read",
  "payment_links:write",
  "payment_methods:read",
  "payment_methods:write",
  "payments:read",
  "payments:write",
  "payouts:read",
  "payouts:write",
  "refunds:read",
  "refunds:write",
  "setup_intents:read",
  "setup_intents:write",
  "transfers:read",
  "transfers:write",
  "wallets:read",
  "wallets:write",
  "webhooks:read",
  "webhooks:write",
]);

/** What only people can be allowed, whatever a key may do. */
export const peopleScopes: ReadonlySet<Scope> = new Set<Scope>([
  "bank_accounts:approve",
  "bank_accounts:write",
  "payments:settle",
  "people:write",
  "policies:approve",
  "policies:write",
  "rate_limits:write",
  "refunds:approve",
  "settlement:schedule",
]);

/** What a payer may do who holds the client secret of one payment. */
export const payerScopes: ReadonlySet<Scope> = new Set<Scope>([
  "payments:authenticate",
  "payments:pay",
]);

/** What the worker may do on its own. */
export const workerScopes: ReadonlySet<Scope> = new Set<Scope>([
  "channels:resolve",
  "ledger:check",
  "notifications:send",
  "payments:expire",
  "payouts:advance",
  "refunds:expire",
  "settlement:release",
  "webhooks:deliver",
]);

/** What the operator of the installation may do, above all merchants. */
export const operatorScopes: ReadonlySet<Scope> = new Set<Scope>([
  "merchants:write",
  "people:write",
  "vault:rotate",
]);
