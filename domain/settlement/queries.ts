import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { database } from "#db/client";
import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";

/** The lines of a charge, its refunds' among them, whose money is still pending. */
export function pendingLines(read: Reader, charge: Charge): Promise<BalanceTransaction[]> {
  return read.db
    .select()
    .from(balanceTransactions)
    .where(
      and(
        eq(balanceTransactions.accountId, read.accountId),
        eq(balanceTransactions.chargeId, charge.id),
        eq(balanceTransactions.status, "pending"),
      ),
    );
}

/** Charges of any account whose money is due and not kept back; the worker serves them all. */
export function dueCharges(now: Temporal.Instant, limit: number) {
  return database()
    .select({ accountId: charges.accountId, id: charges.id })
    .from(charges)
    .where(
      and(
        isNull(charges.releasedAt),
        lte(charges.availableAt, now),
        sql`${charges.amountRefundReservedMinor} = ${charges.amountRefundedMinor}`,
      ),
    )
    .orderBy(charges.availableAt)
    .limit(limit);
}
