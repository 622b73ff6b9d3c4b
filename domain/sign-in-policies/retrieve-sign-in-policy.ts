import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { SignInPolicy } from "#domain/sign-in-policies/queries";
import { findPolicy, type IdentityProvider, providersOf } from "#domain/sign-in-policies/queries";

/** How a merchant's people sign in. */
export interface SignInRules extends Pick<SignInPolicy, "secondFactor" | "providerOnly"> {
  readonly providers: readonly IdentityProvider[];
}

/** What the merchant demands of those who sign in, and whose word it takes. */
export async function retrieveSignInPolicy(ctx: Context): Promise<SignInRules> {
  requireScope(ctx, "people:read");
  const read = readerOf(ctx);
  const { merchantId } = ctx.account;
  const policy = await findPolicy(read, merchantId);
  const providers = await providersOf(read, merchantId);
  const { secondFactor = "optional", providerOnly = false } = policy ?? {};
  return { secondFactor, providerOnly, providers };
}
