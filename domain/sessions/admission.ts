import type { secondFactorRules } from "#db/schema/sign-in";
import { isAdmin } from "#domain/access/rights";
import type { Scope } from "#domain/access/scopes";
import type { ProvenBy } from "#domain/tickets/proof";
import type { Id } from "#platform/ids";

/** What a merchant demands of those who sign in; nulls where it never said. */
export interface Demands {
  readonly secondFactor: (typeof secondFactorRules)[number] | null;
  readonly providerOnly: boolean | null;
}

/** By what somebody was let in. */
export interface Vouched {
  readonly by: ProvenBy;
  readonly providerId: Id<"idp"> | null;
  /** Whose provider it is: its word counts for that merchant alone. */
  readonly providerOf: Id<"mer"> | null;
}

interface Place extends Demands {
  readonly account: { readonly merchantId: Id<"mer"> };
}

/** Whether a merchant lets people in by this: a provider's word holds for its own merchant. */
export function admits({ account, providerOnly }: Place, { by, providerOf }: Vouched): boolean {
  if (by === "provider") return providerOf === account.merchantId;
  return providerOnly !== true;
}

interface Admitted extends Demands {
  readonly by: ProvenBy;
  readonly hasSecondFactor: boolean;
  readonly rights: ReadonlySet<Scope>;
}

/** Whether somebody must add a second factor before they may do anything else. */
export function mustEnrol({ by, hasSecondFactor, secondFactor, rights }: Admitted): boolean {
  if (by === "provider" || hasSecondFactor) return false;
  return secondFactor === "everyone" || (secondFactor === "admins" && isAdmin(rights));
}
