import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { database, sqlClient } from "#db/client";
import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import { type Id, idToUuid } from "#platform/ids";

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

/** A charge whose money is due. */
export type DueCharge = Pick<Charge, "accountId" | "id" | "availableAt">;

const batchSize = 100;

/** The next charges of any account whose money is due and not kept back by a waiting refund. */
export function dueCharges(
  now: Temporal.Instant,
  after: DueCharge | undefined,
): Promise<DueCharge[]> {
  const { availableAt, accountId, id } = charges;
  return database()
    .select({ accountId, id, availableAt })
    .from(charges)
    .where(
      and(
        isNull(charges.releasedAt),
        lte(availableAt, now),
        sql`${charges.amountRefundReservedMinor} = ${charges.amountRefundedMinor}`,
        after &&
          sql`(${availableAt}, ${accountId}, ${id}) > (${sql.param(after.availableAt, availableAt)},
            ${sql.param(after.accountId, accountId)}, ${sql.param(after.id, id)})`,
      ),
    )
    .orderBy(availableAt, accountId, id)
    .limit(batchSize);
}

/** A fact that two places tell differently. */
export interface Disagreement {
  /** A currency, or the uuid of a charge. */
  readonly subject: string;
  readonly fact: string;
  /** What the objects say that people are shown. */
  readonly shownMinor: bigint;
  /** What the ledger says, or the objects that the fact is made of. */
  readonly bookedMinor: bigint;
}

const lines = `
  select currency, fact, amount from (
    select currency, sum(net_minor) filter (where status = 'pending') as pending,
      sum(net_minor) filter (where status = 'available') as available,
      sum(fee_minor) as fees, sum(amount_minor) as channel_receivable
    from balance_transactions where account_id = $1::text::uuid group by currency
  ) line cross join lateral (values ('pending', pending), ('available', available),
    ('fees', fees), ('channel_receivable', channel_receivable)) as told(fact, amount)`;

/** A refund takes of the merchant what it gives less its part of the fee, rounded down. */
const holds = `
  select currency, fact, sum(amount) from (
    select currency, case when captured or voided_at is not null or hold_transfer_id is null
        then 0 else amount_minor end as authorised,
      amount_refund_reserved_minor - amount_refunded_minor - case when captured then
        div(fee_minor::numeric * amount_refund_reserved_minor, amount_captured_minor)
        - fee_returned_minor else 0 end as held
    from charges where account_id = $1::text::uuid
  ) charge cross join lateral (values ('authorised', authorised::numeric), ('held', held))
    as told(fact, amount) group by currency, fact`;

const booked = `
  select currency, fact, sum(amount) from ledger_accounts
  cross join lateral (values
    (kind, case kind when 'channel_receivable' then debits_posted_minor - credits_posted_minor
      else credits_posted_minor - debits_posted_minor end),
    ('held', case when kind in ('pending', 'available') then debits_pending_minor else 0 end),
    ('authorised', case kind when 'pending' then credits_pending_minor else 0 end)
  ) as told(fact, amount)
  where account_id = $1::text::uuid group by currency, fact`;

const chargesAndRefunds = `
  select charge.id::text as subject, fact, shown, booked from charges charge
  cross join lateral (
    select coalesce(sum(amount_minor) filter (where status = 'succeeded'), 0) as refunded,
      coalesce(sum(amount_minor) filter (where status in ('pending', 'succeeded')), 0) as reserved,
      coalesce(sum(fee_return_minor) filter (where status = 'succeeded'), 0) as fee_returned
    from refunds where account_id = charge.account_id and charge_id = charge.id
  ) refund cross join lateral (
    select coalesce(sum(amount_minor), 0) as kept, coalesce(sum(fee_minor), 0) as fee
    from balance_transactions where account_id = charge.account_id and charge_id = charge.id
  ) line cross join lateral (values
    ('refunded', amount_refunded_minor, refunded),
    ('reserved', amount_refund_reserved_minor, reserved),
    ('fee_returned', fee_returned_minor, fee_returned),
    ('fee', fee_minor - fee_returned_minor, fee),
    ('kept', amount_captured_minor - amount_refunded_minor, kept)) as told(fact, shown, booked)
  where charge.account_id = $1::text::uuid and shown <> booked`;

const disagreements = `
  with shown (currency, fact, amount) as (${lines} union all ${holds}),
    booked (currency, fact, amount) as (${booked})
  select currency as subject, fact, coalesce(shown.amount, 0) as shown,
    coalesce(booked.amount, 0) as booked
  from shown full join booked using (currency, fact)
  where coalesce(shown.amount, 0) <> coalesce(booked.amount, 0)
  union all ${chargesAndRefunds}`;

/** Every fact of an account that two places tell differently, read in one snapshot. */
export async function readDisagreements(accountId: Id<"acct">): Promise<readonly Disagreement[]> {
  const rows = await sqlClient().unsafe<
    { subject: string; fact: string; shown: string; booked: string }[]
  >(disagreements, [idToUuid(accountId)]);
  return rows.map(({ subject, fact, shown, booked: inBooks }) => ({
    subject,
    fact,
    shownMinor: BigInt(shown),
    bookedMinor: BigInt(inBooks),
  }));
}
