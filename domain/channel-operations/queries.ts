import { and, asc, desc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { database } from "#db/client";
import { channelEvidence, channelOperations } from "#db/schema/channel-operations";
import { charges, paymentIntents } from "#db/schema/payments";
import { refunds } from "#db/schema/refunds";
import type { Reader } from "#domain/changes/reader";
import type { Evidence, Operation } from "#domain/channels/operation";
import type { Charge } from "#domain/charges/charge";
import { DomainError } from "#domain/errors/domain-error";
import type { Payment } from "#domain/payments/payment";
import type { Refund } from "#domain/refunds/refund";
import { parseId } from "#platform/ids";

const operations = channelOperations;

/** An operation with all that its end decides on, as they stood at one moment. */
export interface Doubt {
  readonly operation: Operation;
  readonly payment: Payment;
  readonly charge: Charge;
  readonly refund: Refund | null;
}

/** The account's operation of that id with what it is about; refuses if there is none. */
export async function loadDoubt(read: Reader, id: string): Promise<Doubt> {
  const known = parseId("chop", id);
  const { accountId } = operations;
  const [found] = known
    ? await read.db
        .select({
          operation: operations,
          payment: paymentIntents,
          charge: charges,
          refund: refunds,
        })
        .from(operations)
        .innerJoin(
          paymentIntents,
          and(
            eq(paymentIntents.accountId, accountId),
            eq(paymentIntents.id, operations.paymentIntentId),
          ),
        )
        .innerJoin(
          charges,
          and(eq(charges.accountId, accountId), eq(charges.id, operations.chargeId)),
        )
        .leftJoin(
          refunds,
          and(eq(refunds.accountId, accountId), eq(refunds.id, operations.refundId)),
        )
        .where(and(eq(accountId, read.accountId), eq(operations.id, known)))
    : [];
  if (found) return found;
  throw new DomainError("resource_missing", "No such channel operation.", { param: "operation" });
}

/** What of a charge is in doubt, if anything. */
export async function findOpenOperation(
  read: Reader,
  chargeId: Charge["id"],
): Promise<Operation | undefined> {
  const [operation] = await read.db
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.accountId, read.accountId),
        eq(operations.chargeId, chargeId),
        isNull(operations.settledAt),
      ),
    );
  return operation;
}

/** All that was asked about a payment, the oldest first. */
export function operationRows(read: Reader, paymentId: Payment["id"]): Promise<Operation[]> {
  return read.db
    .select()
    .from(operations)
    .where(and(eq(operations.accountId, read.accountId), eq(operations.paymentIntentId, paymentId)))
    .orderBy(asc(operations.id));
}

/** What was said about these operations, in its order. */
export function evidenceRows(read: Reader, ids: readonly Operation["id"][]): Promise<Evidence[]> {
  return read.db
    .select()
    .from(channelEvidence)
    .where(
      and(
        eq(channelEvidence.accountId, read.accountId),
        inArray(channelEvidence.operationId, [...ids]),
      ),
    )
    .orderBy(asc(channelEvidence.operationId), asc(channelEvidence.place));
}

/** What of the account is in doubt, the newest first. */
export function openRows(read: Reader, most: number): Promise<Operation[]> {
  return read.db
    .select()
    .from(operations)
    .where(and(eq(operations.accountId, read.accountId), isNull(operations.settledAt)))
    .orderBy(desc(operations.id))
    .limit(most);
}

/** An operation that is to be looked up. */
export type DueOperation = Pick<Operation, "accountId" | "id" | "nextLookUpAt">;

const batchSize = 100;

/** The next operations of any account that are to be looked up. */
export function dueOperations(
  now: Temporal.Instant,
  after: DueOperation | undefined,
): Promise<DueOperation[]> {
  const { nextLookUpAt, accountId, id } = operations;
  return database()
    .select({ accountId, id, nextLookUpAt })
    .from(operations)
    .where(
      and(
        isNull(operations.settledAt),
        lte(nextLookUpAt, now),
        after &&
          sql`(${nextLookUpAt}, ${accountId}, ${id}) > (
            ${sql.param(after.nextLookUpAt, nextLookUpAt)},
            ${sql.param(after.accountId, accountId)}, ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(nextLookUpAt, accountId, id)
    .limit(batchSize);
}
