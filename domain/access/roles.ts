import type { Scope } from "#domain/access/scopes";

export const roles = ["owner", "admin", "developer", "analyst", "viewer"] as const;

export type Role = (typeof roles)[number];

const viewing: readonly Scope[] = [
  "account:read",
  "balance:read",
  "bank_accounts:read",
  "channels:read",
  "customers:read",
  "factors:write",
  "notifications:write",
  "payment_links:read",
  "payment_methods:read",
  "payments:read",
  "payouts:read",
  "policies:read",
  "refunds:read",
  "sessions:write",
  "setup_intents:read",
  "statements:read",
  "transfers:read",
  "wallets:read",
];
const analysing: readonly Scope[] = [
  ...viewing,
  "applications:read",
  "alerts:read",
  "audit:check",
  "audit:read",
  "events:read",
  "ledger:check",
  "people:read",
  "rate_limits:read",
  "webhooks:read",
];
const developing: readonly Scope[] = [
  ...analysing,
  "alerts:write",
  "api_keys:read",
  "api_keys:write",
  "applications:allow",
  "applications:write",
  "customers:write",
  "payment_links:write",
  "payment_methods:write",
  "payments:write",
  "refunds:write",
  "requests:read",
  "setup_intents:write",
  "webhooks:write",
];
const administering: readonly Scope[] = [
  ...developing,
  "applications:review",
  "bank_accounts:approve",
  "bank_accounts:write",
  "customers:freeze",
  "payments:settle",
  "payouts:write",
  "people:write",
  "policies:approve",
  "policies:write",
  "rate_limits:write",
  "refunds:approve",
  "settlement:schedule",
  "transfers:write",
  "wallets:write",
];

const scopesByRole: Readonly<Record<Role, ReadonlySet<Scope>>> = {
  owner: new Set(administering),
  admin: new Set(administering),
  developer: new Set(developing),
  analyst: new Set(analysing),
  viewer: new Set(viewing),
};

/** The one permission table: what a role may do, for pages, actions, API and navigation alike. */
export function scopesOfRole(role: Role): ReadonlySet<Scope> {
  return scopesByRole[role];
}
