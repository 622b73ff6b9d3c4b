import { and, asc, count, desc, eq, gt, lte, sql } from "drizzle-orm";
import { auditLinks, auditOutbox, auditRoots } from "#db/schema/audit-chain";
import { auditEntries } from "#db/schema/record";
import type { AuditEntry, AuditLink, AuditRoot } from "#domain/audit-chain/chain-link";
import type { Reader } from "#domain/changes/reader";
import type { Id } from "#platform/ids";

/** A link with its entry; null where that is gone. */
export interface StoredLink {
  readonly link: AuditLink;
  readonly entry: AuditEntry | null;
}

/** The next links of the account's chain after that position. */
export function linksFrom(
  { db, accountId }: Reader,
  { after, limit }: { readonly after: bigint; readonly limit: number },
): Promise<StoredLink[]> {
  return db
    .select({ link: auditLinks, entry: auditEntries })
    .from(auditLinks)
    .leftJoin(
      auditEntries,
      and(
        eq(auditEntries.accountId, auditLinks.accountId),
        eq(auditEntries.id, auditLinks.entryId),
      ),
    )
    .where(and(eq(auditLinks.accountId, accountId), gt(auditLinks.position, after)))
    .orderBy(asc(auditLinks.position))
    .limit(limit);
}

/** The last link of the account's chain. */
export async function headOf({ db, accountId }: Reader): Promise<AuditLink | undefined> {
  const [head] = await db
    .select()
    .from(auditLinks)
    .where(eq(auditLinks.accountId, accountId))
    .orderBy(desc(auditLinks.position))
    .limit(1);
  return head;
}

/** The place of an entry in the chain. */
export async function linkOf(
  { db, accountId }: Reader,
  entryId: Id<"aud">,
): Promise<AuditLink | undefined> {
  const [link] = await db
    .select()
    .from(auditLinks)
    .where(and(eq(auditLinks.accountId, accountId), eq(auditLinks.entryId, entryId)));
  return link;
}

/** The account's entries that are in the chain as little as in what waits for it. */
export async function strayEntries(
  { db, accountId }: Reader,
  limit: number,
): Promise<readonly Id<"aud">[]> {
  const rows = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.accountId, accountId),
        sql`not exists (select from ${auditLinks} where ${auditLinks.accountId} =
          ${auditEntries.accountId} and ${auditLinks.entryId} = ${auditEntries.id})`,
        sql`not exists (select from ${auditOutbox} where ${auditOutbox.accountId} =
          ${auditEntries.accountId} and ${auditOutbox.entryId} = ${auditEntries.id})`,
      ),
    )
    .orderBy(auditEntries.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** How many of the account's entries wait for their link. */
export async function waitingCount({ db, accountId }: Reader): Promise<number> {
  const [found] = await db
    .select({ waiting: count() })
    .from(auditOutbox)
    .where(eq(auditOutbox.accountId, accountId));
  return found?.waiting ?? 0;
}

/** The daily roots of the account up to a position, newest first. */
export function rootRows(
  { db, accountId }: Reader,
  { limit, upTo }: { readonly limit?: number; readonly upTo?: bigint } = {},
): Promise<AuditRoot[]> {
  const query = db
    .select()
    .from(auditRoots)
    .where(
      and(
        eq(auditRoots.accountId, accountId),
        upTo === undefined ? undefined : lte(auditRoots.position, upTo),
      ),
    )
    .orderBy(desc(auditRoots.day));
  return limit === undefined ? query : query.limit(limit);
}
