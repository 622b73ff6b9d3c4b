import { and, lte, sql } from "drizzle-orm";
import { database } from "#db/client";
import { payouts } from "#db/schema/payouts";
import type { Payout } from "#domain/payouts/payout";

/** A payout of which the bank has something to say. */
export type DuePayout = Pick<Payout, "accountId" | "id" | "nextStepAt">;

const batchSize = 100;

/** The next payouts of any account whose bank is to be asked. */
export function duePayouts(
  now: Temporal.Instant,
  after: DuePayout | undefined,
): Promise<DuePayout[]> {
  const { nextStepAt, accountId, id } = payouts;
  return database()
    .select({ accountId, id, nextStepAt })
    .from(payouts)
    .where(
      and(
        lte(nextStepAt, now),
        after &&
          sql`(${nextStepAt}, ${accountId}, ${id}) > (${sql.param(after.nextStepAt, nextStepAt)},
            ${sql.param(after.accountId, accountId)}, ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(nextStepAt, accountId, id)
    .limit(batchSize);
}
