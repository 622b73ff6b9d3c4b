import { providersOfMerchant } from "#domain/identity-providers/queries";
import type { Id } from "#platform/ids";

/** By which providers people of a merchant can sign in: told to who holds an invitation there. */
export async function providersFor(
  merchantId: Id<"mer">,
): Promise<readonly { readonly id: Id<"idp">; readonly name: string }[]> {
  const providers = await providersOfMerchant(merchantId);
  return providers.map(({ id, name }) => ({ id, name }));
}
