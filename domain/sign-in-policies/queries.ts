import { and, asc, eq, isNull } from "drizzle-orm";
import { identityProviders, signInPolicies } from "#db/schema/sign-in";
import type { Reader } from "#domain/changes/reader";
import type { Id } from "#platform/ids";

export type SignInPolicy = typeof signInPolicies.$inferSelect;

export type IdentityProvider = typeof identityProviders.$inferSelect;

/** What the merchant demands; undefined where it never said. */
export async function findPolicy(
  { db }: Reader,
  merchantId: Id<"mer">,
): Promise<SignInPolicy | undefined> {
  const [policy] = await db
    .select()
    .from(signInPolicies)
    .where(eq(signInPolicies.merchantId, merchantId));
  return policy;
}

/** The providers that the merchant trusts now, oldest first. */
export function providersOf({ db }: Reader, merchantId: Id<"mer">): Promise<IdentityProvider[]> {
  return db
    .select()
    .from(identityProviders)
    .where(and(eq(identityProviders.merchantId, merchantId), isNull(identityProviders.removedAt)))
    .orderBy(asc(identityProviders.id));
}
