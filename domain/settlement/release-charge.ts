import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { releaseParts } from "#domain/charges/captured";
import { type Charge, hasWaitingRefund } from "#domain/charges/charge";
import { loadCharge } from "#domain/charges/load-charge";
import { transfer } from "#domain/ledger/transfer";
import { pendingLines } from "#domain/settlement/queries";

/** Moves what is left of a due charge from pending to available; not while a refund of it waits. */
export async function releaseCharge(
  ctx: Context,
  input: { readonly chargeId: string },
): Promise<Charge> {
  requireScope(ctx, "settlement:release");

  return commit(ctx, async (read) => {
    const charge = await loadCharge(read, input.chargeId);
    const isDue =
      charge.availableAt !== null && Temporal.Instant.compare(charge.availableAt, read.now) <= 0;
    const audit = { action: "charge.released", subject: charge.id };
    if (charge.releasedAt || !isDue || hasWaitingRefund(charge)) {
      return change(charge, { audit, events: [] }).guards(charges, charge);
    }
    return release(charge, await pendingLines(read, charge), read.now);
  });
}

/** What a release changes: one move of the sum of the lines, which all become available. */
export function release(
  charge: Charge,
  lines: readonly BalanceTransaction[],
  at: Temporal.Instant,
): Change<Charge> {
  const netMinor = lines.reduce((total, line) => total + line.netMinor, 0n);
  const released = next(charge, { releasedAt: at });
  const audit = { action: "charge.released", subject: charge.id };
  const made = change(released, { audit, events: [] }).updates(charges, charge, released);
  for (const line of lines) {
    made.updates(balanceTransactions, line, next(line, { status: "available" }));
  }
  return netMinor > 0n ? made.transfers([transfer(releaseParts(charge, netMinor), at)]) : made;
}
