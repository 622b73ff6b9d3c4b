import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { readerOf } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { loadCharge } from "#domain/charges/load-charge";

/** The charge of that id. */
export async function retrieveCharge(
  ctx: Context,
  input: { readonly chargeId: string },
): Promise<Charge> {
  requireScope(ctx, "payments:read");

  return loadCharge(readerOf(ctx), input.chargeId, "id");
}
