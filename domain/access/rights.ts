import { type Role, scopesOfRole } from "#domain/access/roles";
import type { Scope } from "#domain/access/scopes";

/** A role that a merchant made: its name, and the rights it has as they are kept. */
export interface OwnRole {
  readonly name: string;
  readonly scopes: readonly string[];
}

/** What everyone in a team may do, whatever their role: see where they are, and mind themselves. */
export const basicScopes: readonly Scope[] = [
  "account:read",
  "factors:write",
  "notifications:write",
  "sessions:write",
];

/** Every right that a role can have, in the order of the table. */
export const grantableScopes: readonly Scope[] = [...scopesOfRole("owner")].toSorted();

/** Rights that move money out or decide over others: whoever has one of them is an admin here. */
const adminScopes: readonly Scope[] = [
  "bank_accounts:approve",
  "bank_accounts:write",
  "payouts:write",
  "people:write",
  "policies:approve",
  "policies:write",
  "refunds:approve",
];

/** The rights of a member: those of the merchant's own role where they have one, else of ours. */
export function rightsOf(role: Role, own: OwnRole | null): ReadonlySet<Scope> {
  if (own === null) return scopesOfRole(role);
  const given = grantableScopes.filter((scope) => own.scopes.includes(scope));
  return new Set([...basicScopes, ...given]);
}

/** Whether these rights are those of somebody on whom the safety of others depends. */
export function isAdmin(rights: ReadonlySet<Scope>): boolean {
  return adminScopes.some((scope) => rights.has(scope));
}
