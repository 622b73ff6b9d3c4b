import { and, asc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import { channelEvidence, channelOperations } from "#db/schema/channel-operations";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import { charges } from "#db/schema/payments";
import { payouts } from "#db/schema/payouts";
import { refundDecisions, refunds } from "#db/schema/refunds";
import { transferReversals } from "#db/schema/transfers";
import { topUps, withdrawals } from "#db/schema/wallets";
import type { Reader } from "#domain/changes/reader";
import { most } from "#domain/request-stories/queries";
import type {
  NamedTransfer,
  StoryOperation,
  StoryRefund,
} from "#domain/request-stories/request-story";
import { firstIdAt, type IdPrefix, parseId } from "#platform/ids";

/**
 * The changes that a request has made: what they were about, and their moments. All that one change
 * writes has the same moment, by which its rows are known from what others did meanwhile.
 */
export interface Changes {
  readonly objectIds: readonly string[];
  readonly moments: readonly Temporal.Instant[];
}

/** Rows of a kind that were made in one of these moments; their ids begin with the time. */
function madeAt(
  { id, createdAt }: { readonly id: PgColumn; readonly createdAt: PgColumn },
  prefix: "chop" | "ltr" | "trr",
  moments: readonly Temporal.Instant[],
) {
  const [first, ...more] = moments.toSorted((one, other) => Temporal.Instant.compare(one, other));
  if (!first) return sql`false`;
  const end = (more.at(-1) ?? first).add({ milliseconds: 1 });
  return and(
    inArray(createdAt, [...moments]),
    gte(id, firstIdAt(prefix, first)),
    lt(id, firstIdAt(prefix, end)),
  );
}

/** The ids of one kind among these. */
function only<Prefix extends IdPrefix>(prefix: Prefix, ids: readonly string[]) {
  return ids.flatMap((id) => parseId(prefix, id) ?? []);
}

/** The charges among these objects. */
export async function chargesAmong({ db, accountId }: Reader, objectIds: readonly string[]) {
  return db
    .select()
    .from(charges)
    .where(and(eq(charges.accountId, accountId), inArray(charges.id, only("ch", objectIds))))
    .orderBy(asc(charges.id));
}

/** The cards that were charged for stored balances, and what was paid out of these to banks. */
export async function walletMovesAmong({ db, accountId }: Reader, objectIds: readonly string[]) {
  const [funded, paidOut] = await Promise.all([
    db
      .select()
      .from(topUps)
      .where(and(eq(topUps.accountId, accountId), inArray(topUps.id, only("topup", objectIds)))),
    db
      .select()
      .from(withdrawals)
      .where(
        and(eq(withdrawals.accountId, accountId), inArray(withdrawals.id, only("wd", objectIds))),
      ),
  ]);
  return { topUps: funded, withdrawals: paidOut };
}

/** The payouts among these objects. */
export async function payoutsAmong({ db, accountId }: Reader, objectIds: readonly string[]) {
  return db
    .select()
    .from(payouts)
    .where(and(eq(payouts.accountId, accountId), inArray(payouts.id, only("po", objectIds))));
}

/** The reversals that these changes made of transfers to other accounts, by which money moved. */
export async function reversalsOf(
  { db, accountId }: Reader,
  { objectIds, moments }: Changes,
): Promise<readonly string[]> {
  const { id, transferId } = transferReversals;
  const found = await db
    .select({ id })
    .from(transferReversals)
    .where(
      and(
        eq(transferReversals.accountId, accountId),
        inArray(transferId, only("tr", objectIds)),
        madeAt(transferReversals, "trr", moments),
      ),
    );
  return found.map((reversal) => reversal.id);
}

/** What these changes have reserved to ask of remote channels, with each word about it. */
export async function operationsOf(
  { db, accountId }: Reader,
  { objectIds, moments }: Changes,
): Promise<readonly StoryOperation[]> {
  const { id, paymentIntentId, chargeId, refundId } = channelOperations;
  const found = await db
    .select()
    .from(channelOperations)
    .where(
      and(
        eq(channelOperations.accountId, accountId),
        madeAt(channelOperations, "chop", moments),
        or(
          inArray(paymentIntentId, only("pi", objectIds)),
          inArray(chargeId, only("ch", objectIds)),
          inArray(refundId, only("re", objectIds)),
        ),
      ),
    )
    .orderBy(asc(id))
    .limit(most);
  const { operationId, place, source, says, createdAt } = channelEvidence;
  const words = await db
    .select({ operationId, source, says, createdAt })
    .from(channelEvidence)
    .where(
      and(
        eq(channelEvidence.accountId, accountId),
        inArray(
          operationId,
          found.map((operation) => operation.id),
        ),
      ),
    )
    .orderBy(asc(operationId), asc(place));
  return found.map((operation) => ({
    ...operation,
    evidence: words.filter((word) => word.operationId === operation.id),
  }));
}

/** The moves of money that these changes made, oldest first. */
export async function transfersOf(
  { db, accountId }: Reader,
  { objectIds, moments }: Changes,
): Promise<readonly NamedTransfer[]> {
  const [debit, credit] = [alias(ledgerAccounts, "debit"), alias(ledgerAccounts, "credit")];
  const found = await db
    .select({ moved: ledgerTransfers, debitKind: debit.kind, creditKind: credit.kind })
    .from(ledgerTransfers)
    .innerJoin(
      debit,
      and(
        eq(debit.accountId, ledgerTransfers.accountId),
        eq(debit.id, ledgerTransfers.debitAccountId),
      ),
    )
    .innerJoin(
      credit,
      and(
        eq(credit.accountId, ledgerTransfers.accountId),
        eq(credit.id, ledgerTransfers.creditAccountId),
      ),
    )
    .where(
      and(
        eq(ledgerTransfers.accountId, accountId),
        inArray(ledgerTransfers.subject, [...objectIds]),
        madeAt(ledgerTransfers, "ltr", moments),
      ),
    )
    .orderBy(asc(ledgerTransfers.id))
    .limit(most);
  return found.map(({ moved, ...kinds }) => ({ ...moved, ...kinds }));
}

/** The refunds among these objects with what people have said to them. */
export async function refundsAmong(
  { db, accountId }: Reader,
  objectIds: readonly string[],
): Promise<readonly StoryRefund[]> {
  const ids = only("re", objectIds);
  const [found, decided] = await Promise.all([
    db
      .select()
      .from(refunds)
      .where(and(eq(refunds.accountId, accountId), inArray(refunds.id, ids))),
    db
      .select()
      .from(refundDecisions)
      .where(and(eq(refundDecisions.accountId, accountId), inArray(refundDecisions.refundId, ids)))
      .orderBy(asc(refundDecisions.decidedAt)),
  ]);
  return found.map((refund) => ({
    ...refund,
    decisions: decided.filter(({ refundId }) => refundId === refund.id),
  }));
}
