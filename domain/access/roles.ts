import type { Scope } from "#domain/access/scopes";

export const roles = ["owner", "admin", "developer", "analyst", "viewer"] as const;

export type Role = (typeof roles)[number];

const viewing: readonly Scope[] = [
  "account:read",
  "balance:read",
  "customers:read",
  "payment_methods:read",
  "payments:read",
  "policies:read",
  "refunds:read",
  "sessions:write",
];
const analysing: readonly Scope[] = [
  ...viewing,
  "audit:read",
  "events:read",
  "ledger:check",
  "people:read",
];
const developing: readonly Scope[] = [
  ...analysing,
  "api_keys:read",
  "api_keys:write",
  "customers:write",
  "payment_methods:write",
  "payments:write",
  "refunds:write",
];
const administering: readonly Scope[] = [
  ...developing,
  "people:write",
  "policies:approve",
  "policies:write",
  "refunds:approve",
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
