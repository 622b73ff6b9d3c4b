import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { AuditEntry, AuditLink } from "#domain/audit-chain/chain-link";
import { linkOf } from "#domain/audit-chain/read-chain";
import { findEntry } from "#domain/audit-log/queries";
import { readerOf } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";

/** An entry with its place in the chain; without one while it waits for it. */
export interface PlacedEntry {
  readonly entry: AuditEntry;
  readonly link: AuditLink | undefined;
}

/** One entry: who did what, before and after, and where it stands in the chain. */
export async function retrieveEntry(
  ctx: Context,
  input: { readonly entryId: string },
): Promise<PlacedEntry> {
  requireScope(ctx, "audit:read");

  const read = readerOf(ctx);
  const entry = await findEntry(read, input.entryId);
  if (!entry) {
    throw new DomainError("resource_missing", "No such audit entry.", { param: "entry" });
  }
  return { entry, link: await linkOf(read, entry.id) };
}
