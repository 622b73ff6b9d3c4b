import { desc, eq } from "drizzle-orm";
import type { TransactionSql } from "postgres";
import { database, sqlClient } from "#db/client";
import { auditLinks, auditSeals } from "#db/schema/audit-chain";
import { auditEntries } from "#db/schema/record";
import { decodeRow } from "#db/table-shape";
import type {
  AuditEntry,
  AuditLink,
  AuditSeal,
  StandingRoot,
} from "#domain/audit-chain/chain-link";
import { insertStatements } from "#domain/changes/statements";
import { type Id, idToUuid, uuidToId } from "#platform/ids";

/** Whether this transaction alone lengthens chains until it ends. */
export async function isOnlyOne(tx: TransactionSql): Promise<boolean> {
  const [asked] = await tx<[{ is_mine: boolean }]>`
    select pg_try_advisory_xact_lock(hashtext('audit chain')) as is_mine`;
  return asked.is_mine;
}

/** What waits to be linked: committed entries, account by account in the order of their ids. */
export async function waitingEntries(tx: TransactionSql, limit: number): Promise<AuditEntry[]> {
  const rows = await tx<Record<string, unknown>[]>`
    select entry.* from (
      select account_id, entry_id from audit_outbox order by account_id, entry_id limit ${limit}
    ) waiting
    join audit_entries entry
      on entry.account_id = waiting.account_id and entry.id = waiting.entry_id
    order by entry.account_id, entry.id`;
  return rows.map((row) => decodeRow(auditEntries, row));
}

/** The last link of each of these accounts that has one. */
export async function headsOf(
  tx: TransactionSql,
  accountIds: readonly Id<"acct">[],
): Promise<ReadonlyMap<Id<"acct">, AuditLink>> {
  const rows = await tx<Record<string, unknown>[]>`
    select head.* from unnest(${accountIds.map(idToUuid)}::text[]::uuid[]) as asked (id)
    cross join lateral (
      select * from audit_links where account_id = asked.id order by position desc limit 1) head`;
  const heads = rows.map((row) => decodeRow(auditLinks, row));
  return new Map(heads.map((head) => [head.accountId, head]));
}

/** Writes links, and takes their entries out of what waits. */
export async function addLinks(tx: TransactionSql, links: readonly AuditLink[]): Promise<void> {
  const rows = links.map((row) => ({ table: auditLinks, row }));
  for (const { text, parameters } of insertStatements(rows)) {
    await tx.unsafe(text, [...parameters]);
  }
  await tx`
    delete from audit_outbox waiting
    using unnest(${links.map(({ accountId }) => idToUuid(accountId))}::text[]::uuid[],
      ${links.map(({ entryId }) => idToUuid(entryId))}::text[]::uuid[]) as linked (account, entry)
    where waiting.account_id = linked.account and waiting.entry_id = linked.entry`;
}

/** Writes the root of each account whose chain has grown since its last one. */
export async function addRoots(tx: TransactionSql, { day, end, now }: DayEnd): Promise<number> {
  const [made] = await tx<[{ count: number }]>`
    with made as (
      insert into audit_roots (account_id, day, position, hash, created_at)
      select account.id, ${day}::text::date, head.position, head.hash,
        ${now.toString()}::text::timestamptz
      from accounts account
      cross join lateral (
        select position, hash from audit_links
        where account_id = account.id and linked_at < ${end.toString()}::text::timestamptz
        order by position desc limit 1) head
      left join lateral (
        select position from audit_roots where account_id = account.id
        order by day desc limit 1) former on true
      where head.position > coalesce(former.position, 0)
      on conflict do nothing
      returning 1)
    select count(*)::int as count from made`;
  return made.count;
}

/** A day by UTC that is over, and what time it is. */
export interface DayEnd {
  readonly day: string;
  readonly end: Temporal.Instant;
  readonly now: Temporal.Instant;
}

/** Where each chain stood at the end of a day, in the order of the accounts. */
export async function rootsUntil(
  day: string,
  sqlOrTx: Pick<TransactionSql, "unsafe"> = sqlClient(),
): Promise<readonly StandingRoot[]> {
  const rows = await sqlOrTx.unsafe<{ account_id: string; position: string; hash: string }[]>(
    `select distinct on (account_id) account_id::text, position::text, hash from audit_roots
     where day <= $1::text::date order by account_id, day desc`,
    [day],
  );
  return rows.map(({ account_id, position, hash }) => ({
    accountId: uuidToId("acct", account_id),
    position: BigInt(position),
    hash,
  }));
}

/** Writes the seal of a day; the first one stays. */
export async function addSeal(tx: TransactionSql, seal: AuditSeal): Promise<void> {
  for (const { text, parameters } of insertStatements([{ table: auditSeals, row: seal }])) {
    await tx.unsafe(`${text} on conflict do nothing`, [...parameters]);
  }
}

/** Whether the seal of that day is made. */
export async function isSealed(day: string): Promise<boolean> {
  const found = await database()
    .select({ day: auditSeals.day })
    .from(auditSeals)
    .where(eq(auditSeals.day, day));
  return found.length > 0;
}

/** The latest seal, or that of the day that is named. */
export async function findSeal(day?: string): Promise<AuditSeal | undefined> {
  const [seal] = await database()
    .select()
    .from(auditSeals)
    .where(day === undefined ? undefined : eq(auditSeals.day, day))
    .orderBy(desc(auditSeals.day))
    .limit(1);
  return seal;
}
