import { and, desc, eq, lt } from "drizzle-orm";
import { auditChecks } from "#db/schema/audit-chain";
import type { ChainCheck } from "#domain/audit-checks/chain-check";
import type { Reader } from "#domain/changes/reader";

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
