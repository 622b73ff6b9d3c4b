import { and, desc, eq, lt } from "drizzle-orm";
import { sqlClient } from "#db/client";
import { auditChecks } from "#db/schema/audit-chain";
import { decodeRow } from "#db/table-shape";
import {
  type ChainCheck,
  pausePerDuration,
  shortestPauseMs,
} from "#domain/audit-checks/chain-check";
import type { Reader } from "#domain/changes/reader";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

/** The looks at the account's chain, newest first. */
export function checkRows(
  { db, accountId }: Reader,
  { limit, before }: { readonly limit: number; readonly before?: Temporal.Instant | undefined },
): Promise<ChainCheck[]> {
  return db
    .select()
    .from(auditChecks)
    .where(and(eq(auditChecks.accountId, accountId), before && lt(auditChecks.checkedAt, before)))
    .orderBy(desc(auditChecks.checkedAt))
    .limit(limit);
}

const latestOfAccount = `
  select * from audit_checks where account_id = account.id order by checked_at desc limit 1`;

/** The last look at every chain, in the order of the accounts. */
export async function latestCheckRows(): Promise<readonly ChainCheck[]> {
  const rows = await sqlClient().unsafe(
    `select latest.* from accounts account cross join lateral (${latestOfAccount}) latest
     order by account.id`,
  );
  return rows.map((row) => decodeRow(auditChecks, row));
}

/** An account whose chain waits for a look. */
export interface DueCheck {
  readonly accountId: Id<"acct">;
  readonly id: Id<"acct">;
}

const batchSize = 100;

/** The next accounts with a chain whose last look is long enough ago, in the order of their ids. */
export async function dueChecks(
  now: Temporal.Instant,
  after: DueCheck | undefined,
): Promise<readonly DueCheck[]> {
  const rows = await sqlClient().unsafe<{ id: string }[]>(
    `select account.id::text as id
     from accounts account left join lateral (${latestOfAccount}) latest on true
     where ($2::text is null or account.id > $2::text::uuid)
       and (exists (select from audit_entries where account_id = account.id)
         or latest.position > 0)
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
