import { and, isNotNull, isNull, lte, not, sql } from "drizzle-orm";
import { database } from "#db/client";
import { charges } from "#db/schema/payments";
import type { Charge } from "#domain/charges/charge";

/** An authorised charge that nobody has captured. */
export type UncapturedCharge = Pick<
  Charge,
  "accountId" | "id" | "authorisedAt" | "paymentIntentId"
>;

const batchSize = 100;

/** The next charges of any account that were authorised by then, and are held still. */
export function uncapturedCharges(
  authorisedBy: Temporal.Instant,
  after: UncapturedCharge | undefined,
): Promise<UncapturedCharge[]> {
  const { accountId, id, authorisedAt, paymentIntentId } = charges;
  return database()
    .select({ accountId, id, authorisedAt, paymentIntentId })
    .from(charges)
    .where(
      and(
        isNotNull(charges.holdTransferId),
        not(charges.captured),
        isNull(charges.voidedAt),
        isNull(charges.openOperationId),
        lte(authorisedAt, authorisedBy),
        after &&
          sql`(${authorisedAt}, ${accountId}, ${id}) > (
            ${sql.param(after.authorisedAt, authorisedAt)},
            ${sql.param(after.accountId, accountId)}, ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(authorisedAt, accountId, id)
    .limit(batchSize);
}
