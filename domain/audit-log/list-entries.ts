import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { AuditEntry } from "#domain/audit-chain/chain-link";
import { type EntryFilter, pageOfEntries } from "#domain/audit-log/queries";
import type { ListInput, Page } from "#domain/changes/page";
import { readerOf } from "#domain/changes/reader";

export type ListEntriesInput = ListInput & EntryFilter;

/** What people have done in the account, newest first. */
export async function listEntries(
  ctx: Context,
  input: ListEntriesInput,
): Promise<Page<AuditEntry>> {
  requireScope(ctx, "audit:read");
  return pageOfEntries(readerOf(ctx), input, input);
}
