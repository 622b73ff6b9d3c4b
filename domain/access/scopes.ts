/** Everything that can be allowed, as `noun:verb`. */
export const scopes = [
  "account:read",
  "api_keys:read",
  "api_keys:write",
  "audit:read",
  "balance:read",
  "customers:read",
  "customers:write",
  "events:read",
  "ledger:check",
  "merchants:write",
  "payment_methods:read",
  "payment_methods:write",
  "payments:authenticate",
  "payments:read",
  "payments:write",
  "people:read",
  "people:write",
  "policies:approve",
  "policies:read",
  "policies:write",
  "refunds:approve",
  "refunds:expire",
  "refunds:read",
  "refunds:write",
  "sessions:write",
  "settlement:release",
] as const;

export type Scope = (typeof scopes)[number];

/** What every API key may do; the restricted kinds come with API management. */
export const apiKeyScopes: ReadonlySet<Scope> = new Set<Scope>([
  "account:read",
  "balance:read",
  "customers:read",
  "customers:write",
  "payment_methods:read",
  "payment_methods:write",
  "payments:read",
  "payments:write",
  "refunds:read",
  "refunds:write",
]);

/** What only people can be allowed, whatever a key may do. */
export const peopleScopes: ReadonlySet<Scope> = new Set<Scope>([
  "people:write",
  "policies:approve",
  "policies:write",
  "refunds:approve",
]);

/** What a payer may do who holds the client secret of one payment. */
export const payerScopes: ReadonlySet<Scope> = new Set<Scope>(["payments:authenticate"]);

/** What the worker may do on its own. */
export const workerScopes: ReadonlySet<Scope> = new Set<Scope>([
  "ledger:check",
  "refunds:expire",
  "settlement:release",
]);

/** What the operator of the installation may do, above all merchants. */
export const operatorScopes: ReadonlySet<Scope> = new Set<Scope>([
  "merchants:write",
  "people:write",
]);
