import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import { apiKeys } from "#db/schema/api-keys";
import { balanceTransactions } from "#db/schema/balance";
import { customers } from "#db/schema/customers";
import { ledgerTransfers } from "#db/schema/ledger";
import { paymentVolumes } from "#db/schema/payment-volumes";
import { charges, paymentIntents } from "#db/schema/payments";
import { people } from "#db/schema/people";
import { auditEntries, events } from "#db/schema/record";
import { refundDecisions, refunds } from "#db/schema/refunds";
import { stretches } from "#db/stretches";
import { countNewest } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { CustomerHistory } from "#domain/reports/customer-history";
import type { DayVolume } from "#domain/reports/daily-volume";
import type { PayoutLineSum } from "#domain/reports/payout-story";
import { type Id, parseId } from "#platform/ids";

/** Of events that nobody was told of yet so many are added up; a worker that is there has fewer. */
const mostUntold = 5_000;

/**
 * Captured amounts by day and currency, of payments asked for since then: what was counted as the
 * events left the outbox, and what is in it still.
 */
export async function readDailyVolume(
  { db, accountId }: Reader,
  from: Temporal.Instant,
  timeZone: string,
): Promise<readonly DayVolume[]> {
  const account = sql`${sql.param(accountId, paymentVolumes.accountId)}::uuid`;
  const since = sql`${from.toString()}::timestamptz`;
  const counted = sql`select started_at, currency, captured_minor, payments from payment_volumes
    where account_id = ${account} and started_at >= ${since}`;
  const waiting = sql`select to_timestamp((object ->> 'created')::bigint),
      upper(object ->> 'currency'), (object ->> 'amount_received')::bigint, 1
    from (select event_id from event_outbox where account_id = ${account}
      order by event_id limit ${sql.raw(String(mostUntold))}) untold
    join events on account_id = ${account} and id = event_id
    where type = 'payment_intent.succeeded'
      and to_timestamp((object ->> 'created')::bigint) >= ${since}`;
  const rows = await db.execute<{ day: string; currency: Currency } & Record<Summed, string>>(sql`
    select to_char(started_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, currency,
      sum(captured_minor) as captured, sum(payments) as payments
    from (${counted} union all ${waiting}) volumes group by 1, 2 order by 1, 2`);
  return rows.map((row) => ({
    day: Temporal.PlainDate.from(row.day),
    currency: row.currency,
    capturedMinor: BigInt(row.captured),
    payments: Number(row.payments),
  }));
}

type Summed = "captured" | "payments";

interface WaitingRefundRows {
  readonly currency: Currency | undefined;
  readonly most: number;
}

/** Refunds that wait for people, in the order in which they lapse. */
export function waitingRefundRows(read: Reader, { currency, most }: WaitingRefundRows) {
  return read.db
    .select()
    .from(refunds)
    .where(
      and(
        eq(refunds.accountId, read.accountId),
        // The words of the index, so that any plan can take it.
        sql`${refunds.status} = 'pending'`,
        lt(refunds.approvalsGiven, refunds.approvalsRequired),
        currency && eq(refunds.currency, currency),
      ),
    )
    .orderBy(asc(refunds.approvalExpiresAt), asc(refunds.id))
    .limit(most);
}

/** The account's charges of these ids. */
export function chargesNamed(read: Reader, ids: readonly Id<"ch">[]) {
  return read.db
    .select()
    .from(charges)
    .where(and(eq(charges.accountId, read.accountId), inArray(charges.id, [...ids])));
}

/** How the account's customers of these ids are called. */
export function customersNamed(read: Reader, ids: readonly Id<"cus">[]) {
  return read.db
    .select({ id: customers.id, name: customers.name, email: customers.email })
    .from(customers)
    .where(and(eq(customers.accountId, read.accountId), inArray(customers.id, [...ids])));
}

/** Every attempt to get the payment paid, oldest first. */
export function chargesOfPayment(read: Reader, paymentId: Id<"pi">) {
  return read.db
    .select()
    .from(charges)
    .where(and(eq(charges.accountId, read.accountId), eq(charges.paymentIntentId, paymentId)))
    .orderBy(asc(charges.id));
}

/** Every refund of the payment, oldest first. */
export function refundsOfPayment(read: Reader, paymentId: Id<"pi">) {
  return read.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.accountId, read.accountId), eq(refunds.paymentIntentId, paymentId)))
    .orderBy(asc(refunds.id));
}

/** What people said to these refunds, in their order. */
export function decisionsOn(read: Reader, refundIds: readonly Id<"re">[]) {
  return read.db
    .select()
    .from(refundDecisions)
    .where(
      and(
        eq(refundDecisions.accountId, read.accountId),
        inArray(refundDecisions.refundId, [...refundIds]),
      ),
    )
    .orderBy(asc(refundDecisions.decidedAt));
}

/** The customer, and how often they paid and were refunded, as far back as is counted. */
export async function readCustomerHistory(
  read: Reader,
  id: Id<"cus">,
): Promise<CustomerHistory | undefined> {
  const [[customer], payments, refunded] = await Promise.all([
    read.db
      .select()
      .from(customers)
      .where(and(eq(customers.accountId, read.accountId), eq(customers.id, id))),
    countNewest(read, {
      table: paymentIntents,
      ranges: [stretches([paymentIntents.customerId, [id]])],
      filters: [eq(paymentIntents.status, "succeeded")],
    }),
    countNewest(read, {
      table: charges,
      ranges: [stretches([charges.customerId, [id]])],
      filters: [gt(charges.amountRefundedMinor, 0n)],
    }),
  ]);
  if (!customer) return undefined;
  const { name, email, createdAt: since } = customer;
  return { id, name, email, since, payments, refunds: refunded };
}

/** The ledger transfers made for these objects, in their order. */
export function transfersFor(read: Reader, subjects: readonly string[]) {
  return read.db
    .select()
    .from(ledgerTransfers)
    .where(
      and(
        eq(ledgerTransfers.accountId, read.accountId),
        inArray(ledgerTransfers.subject, [...subjects]),
      ),
    )
    .orderBy(asc(ledgerTransfers.id));
}

/** What integrators were told of these objects, newest first. */
export function eventsAbout(read: Reader, objectIds: readonly string[]) {
  return read.db
    .select()
    .from(events)
    .where(and(eq(events.accountId, read.accountId), inArray(events.objectId, [...objectIds])))
    .orderBy(desc(events.id));
}

/** How many lines name this automatic payout, and what they add up to. */
export async function payoutLineSum(read: Reader, payoutId: Id<"po">): Promise<PayoutLineSum> {
  const [sum] = await read.db
    .select({
      lines: sql<number>`count(*)::int`,
      net: sql<string>`coalesce(sum(${balanceTransactions.netMinor}), 0)`,
    })
    .from(balanceTransactions)
    .where(
      and(
        eq(balanceTransactions.accountId, read.accountId),
        eq(balanceTransactions.payoutId, payoutId),
        ne(balanceTransactions.sourceId, payoutId),
      ),
    );
  return { lines: sum?.lines ?? 0, netMinor: BigInt(sum?.net ?? 0) };
}

/** What people did to these objects, newest first. */
export function auditOf(read: Reader, subjects: readonly string[]) {
  return read.db
    .select()
    .from(auditEntries)
    .where(
      and(eq(auditEntries.accountId, read.accountId), inArray(auditEntries.subject, [...subjects])),
    )
    .orderBy(desc(auditEntries.id));
}

/** The names behind actors as records name them, like `person:usr_…` and `api_key:key_…`. */
export async function actorNames(
  read: Reader,
  actors: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = actors.map((actor) => actor.slice(actor.indexOf(":") + 1));
  const personIds = ids.flatMap((text) => parseId("usr", text) ?? []);
  const keyIds = ids.flatMap((text) => parseId("key", text) ?? []);
  const [persons, keys] = await Promise.all([
    read.db
      .select({ id: people.id, name: people.name })
      .from(people)
      .where(inArray(people.id, personIds)),
    read.db
      .select({ id: apiKeys.id, name: apiKeys.name })
      .from(apiKeys)
      .where(and(eq(apiKeys.accountId, read.accountId), inArray(apiKeys.id, keyIds))),
  ]);
  return new Map([
    ...persons.map(({ id, name }): [string, string] => [`person:${id}`, name]),
    ...keys.map(({ id, name }): [string, string] => [`api_key:${id}`, name]),
  ]);
}
