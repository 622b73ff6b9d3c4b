import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import { loadAccount } from "#domain/merchants/load-account";
import { policyInForce } from "#domain/refund-policies/policy-in-force";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";

/** The refund policy that counts now, to foretell what it will ask; none until one was approved. */
export async function currentPolicy(ctx: Context): Promise<RefundPolicy | undefined> {
  requireScope(ctx, "policies:read");

  const read = readerOf(ctx);
  return policyInForce(read, await loadAccount(read));
}
