import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { database, sqlClient } from "#db/client";
import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Disagreement } from "#domain/settlement/disagreement";
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

/** What was paid from a stored balance came over a channel before, as a top-up. */
const lines = `
  select currency, fact, amount from (
    select made.currency, sum(made.net_minor) filter (where made.status = 'pending') as pending,
      sum(made.net_minor) filter (where made.status = 'available') as available,
      sum(made.fee_minor) as fees, sum(made.amount_minor)
        filter (where paid.method_type is distinct from 'customer_balance') as channel_receivable
    from balance_transactions made
      left join charges paid on paid.account_id = made.account_id and paid.id = made.charge_id
    where made.account_id = $1::text::uuid group by made.currency
  ) line cross join lateral (values ('pending', pending), ('available', available),
    ('fees', fees), ('channel_receivable', channel_receivable)) as told(fact, amount)`;

const walletMoves = `
  select currency, 'channel_receivable', sum(amount) from (
    select currency, amount_minor as amount from top_ups
    where account_id = $1::text::uuid and status = 'succeeded'
    union all select currency, -amount_minor from withdrawals
    where account_id = $1::text::uuid and status = 'succeeded'
  ) move group by currency
  union all select currency, 'wallet', sum(balance_minor) from wallets
  where account_id = $1::text::uuid group by currency`;

/** What is on its way to a bank has left the balance, and the channels owe it until it arrives. */
const payoutsOnTheirWay = `
  select currency, fact, sum(amount_minor) from payouts
  cross join (values ('channel_receivable'), ('payouts_in_transit')) as told(fact)
  where account_id = $1::text::uuid and status in ('pending', 'in_transit') and amount_minor > 0
  group by currency, fact`;

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
      when 'wallet' then credits_posted_minor - debits_posted_minor - debits_pending_minor
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

const walletsAndLines = `
  select wallet.customer_id::text as subject, fact, balance_minor as shown, booked
  from wallets wallet cross join lateral (
    select coalesce(sum(credits_posted_minor - debits_posted_minor - debits_pending_minor), 0)
      as spendable from ledger_accounts where account_id = wallet.account_id and kind = 'wallet'
      and customer_id = wallet.customer_id and currency = wallet.currency
  ) ledger cross join lateral (
    select coalesce(sum(net_minor), 0) as moved from wallet_transactions
    where account_id = wallet.account_id and customer_id = wallet.customer_id
      and currency = wallet.currency
  ) line cross join lateral (values ('wallet', spendable), ('wallet_transactions', moved))
    as told(fact, booked)
  where wallet.account_id = $1::text::uuid and balance_minor <> booked`;

const payoutsAndLines = `
  select payout.id::text as subject, fact, shown, booked from payouts payout
  left join balance_transactions line
    on line.account_id = payout.account_id and line.id = payout.balance_transaction_id
  left join balance_transactions back
    on back.account_id = payout.account_id and back.id = payout.failure_balance_transaction_id
  cross join lateral (
    select coalesce(sum(net_minor), 0) as amount from balance_transactions
    where account_id = payout.account_id and payout_id = payout.id
      and id is distinct from payout.balance_transaction_id
  ) swept cross join lateral (values
    ('payout', case when payout.amount_minor > 0 or payout.status = 'paid'
      then payout.amount_minor else 0 end, -coalesce(line.amount_minor, 0)),
    ('payout_failure', case when payout.status in ('failed', 'canceled')
      then payout.amount_minor else 0 end, coalesce(back.amount_minor, 0)),
    ('payout_lines', case when automatic then payout.amount_minor else 0 end, swept.amount)
  ) as told(fact, shown, booked)
  where payout.account_id = $1::text::uuid and shown <> booked`;

const transfersAndLines = `
  select transfer.id::text as subject, fact, shown, booked from transfers transfer
  cross join lateral (select case direction when 'sent' then -1 else 1 end as sign) side
  left join balance_transactions line
    on line.account_id = transfer.account_id and line.id = transfer.balance_transaction_id
  cross join lateral (
    select coalesce(sum(reversal.amount_minor), 0) as amount,
      coalesce(-side.sign * sum(made.amount_minor), 0) as moved
    from transfer_reversals reversal left join balance_transactions made
      on made.account_id = reversal.account_id and made.id = reversal.balance_transaction_id
    where reversal.account_id = transfer.account_id and reversal.transfer_id = transfer.id
  ) reversed cross join lateral (values
    ('transfer', transfer.amount_minor, side.sign * coalesce(line.amount_minor, 0)),
    ('transfer_reversals', amount_reversed_minor, reversed.amount),
    ('transfer_refund', amount_reversed_minor, reversed.moved)) as told(fact, shown, booked)
  where transfer.account_id = $1::text::uuid and shown <> booked`;

const disagreements = `
  with shown (currency, fact, amount) as (
      select currency, fact, sum(amount) from (
        ${lines} union all ${holds} union all ${walletMoves}
        union all ${payoutsOnTheirWay}
      ) made (currency, fact, amount) group by currency, fact),
    booked (currency, fact, amount) as (${booked})
  select currency as subject, fact, coalesce(shown.amount, 0) as shown,
    coalesce(booked.amount, 0) as booked
  from shown full join booked using (currency, fact)
  where coalesce(shown.amount, 0) <> coalesce(booked.amount, 0)
  union all ${chargesAndRefunds} union all ${walletsAndLines}
  union all ${payoutsAndLines} union all ${transfersAndLines}`;

/**
 * Every fact of an account that two places tell differently, read in one snapshot. All of it is
 * looked at, so tables are never joined row by row: the planner would do that with an account whose
 * first thousands of rows came after it last looked, and take the square of their number.
 */
export async function readDisagreements(accountId: Id<"acct">): Promise<readonly Disagreement[]> {
  const rows = await sqlClient().begin("read only", async (tx) => {
    await tx`set local enable_nestloop = off`;
    return tx.unsafe<{ subject: string; fact: string; shown: string; booked: string }[]>(
      disagreements,
      [idToUuid(accountId)],
    );
  });
  return rows.map(({ subject, fact, shown, booked: inBooks }) => ({
    subject,
    fact,
    shownMinor: BigInt(shown),
    bookedMinor: BigInt(inBooks),
  }));
}
