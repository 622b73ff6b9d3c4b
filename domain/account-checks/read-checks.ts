import { sqlClient } from "#db/client";
import type { auditChecks } from "#db/schema/audit-chain";
import type { standingChecks } from "#db/schema/standing-checks";
import { decodeRow, tableShape } from "#db/table-shape";
import { type CheckRhythm, pausePerDuration } from "#domain/account-checks/check-rhythm";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

/** A table that keeps what the checks of one kind have found. */
type CheckTable = typeof auditChecks | typeof standingChecks;

/** The last check of every account that ever had one, in the order of the accounts. */
export async function latestChecks<Table extends CheckTable>(
  table: Table,
): Promise<readonly Table["$inferSelect"][]> {
  const rows = await sqlClient().unsafe(
    `select latest.* from accounts account cross join lateral (${latestOfAccount(table)}) latest
     order by account.id`,
  );
  return rows.map((row) => decodeRow(table, row));
}

/** An account that waits for its check. */
export interface DueCheck {
  readonly accountId: Id<"acct">;
  readonly id: Id<"acct">;
}

interface DueKind extends CheckRhythm {
  readonly table: CheckTable;
  /** Which accounts have anything to check, in SQL over `account` and its `latest` check. */
  readonly isNeeded?: string;
}

const batchSize = 100;

/** The next accounts whose last check is long enough ago, in the order of their ids. */
export async function dueChecks(
  { table, shortestPauseMs, isNeeded = "true" }: DueKind,
  now: Temporal.Instant,
  after: DueCheck | undefined,
): Promise<readonly DueCheck[]> {
  const rows = await sqlClient().unsafe<{ id: string }[]>(
    `select account.id::text as id
     from accounts account left join lateral (${latestOfAccount(table)}) latest on true
     where ($2::text is null or account.id > $2::text::uuid) and (${isNeeded})
       and (latest.checked_at is null or latest.checked_at + make_interval(
         secs => greatest(${shortestPauseMs}, latest.duration_ms::bigint * ${pausePerDuration})
           / 1000.0) <= $1::text::timestamptz)
     order by account.id limit ${batchSize}`,
    [now.toString(), after ? idToUuid(after.id) : null],
  );
  return rows.map(({ id: uuid }) => {
    const id = uuidToId("acct", uuid);
    return { accountId: id, id };
  });
}

function latestOfAccount(table: CheckTable): string {
  const { name } = tableShape(table);
  return `select * from ${name} where account_id = account.id order by checked_at desc limit 1`;
}
