import { hash } from "node:crypto";
import type { auditLinks, auditRoots, auditSeals } from "#db/schema/audit-chain";
import type { auditEntries } from "#db/schema/record";
import { canonicalJson } from "#platform/canonical-json";
import type { Id } from "#platform/ids";

/** What somebody did, as it was noted. */
export type AuditEntry = typeof auditEntries.$inferSelect;

/** The place of an entry in the chain of its account. */
export type AuditLink = typeof auditLinks.$inferSelect;

/** The last hash of a chain at the end of a day. */
export type AuditRoot = typeof auditRoots.$inferSelect;

/** One hash over the roots of all accounts at the end of a day. */
export type AuditSeal = typeof auditSeals.$inferSelect;

/** The hash before the first link. */
export const noHash = "0".repeat(64);

/** What the form of chains and exports is called; another form would have another name. */
export const chainFormat = "tollgate-audit-1";

/** An entry as it is hashed and exported: times in UTC with milliseconds, nothing left out. */
export type ExportedEntry = Readonly<Record<string, unknown>>;

/** The entry in the form that is hashed and exported. */
export function exportedEntry(entry: AuditEntry): ExportedEntry {
  return {
    account: entry.accountId,
    action: entry.action,
    actor: entry.actor,
    actor_name: entry.actorName,
    address: entry.address,
    after: entry.after,
    before: entry.before,
    created_at: timeText(entry.createdAt),
    device: entry.device,
    id: entry.id,
    reason: entry.reason,
    request_id: entry.requestId,
    session: entry.sessionId,
    subject: entry.subject,
  };
}

/** A moment as it is hashed and exported. */
export function timeText(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 });
}

/** Where an entry stands, after what, and since when. */
export interface Place {
  readonly account: string;
  readonly position: bigint;
  readonly previousHash: string;
  /** As it is exported. */
  readonly linkedAt: string;
}

/**
 * The hash of a link: SHA-256 of the canonical JSON (RFC 8785) of `{account, entry, format,
 * linked_at, position, previous}`, in hexadecimal.
 */
export function linkHash(place: Place, entry: ExportedEntry): string {
  const { account, position, previousHash: previous, linkedAt: linked_at } = place;
  const linked = { account, entry, linked_at, position: Number(position), previous };
  return hash("sha256", canonicalJson({ ...linked, format: chainFormat }), "hex");
}

/** The next links of an account's chain after this one, in the order of the entries. */
export function linksAfter(
  head: Pick<AuditLink, "position" | "hash"> | undefined,
  entries: readonly AuditEntry[],
  linkedAt: Temporal.Instant,
): readonly AuditLink[] {
  let position = head?.position ?? 0n;
  let previousHash = head?.hash ?? noHash;
  return entries.map((entry) => {
    position += 1n;
    const { accountId, id: entryId } = entry;
    const place = { account: accountId, position, previousHash, linkedAt: timeText(linkedAt) };
    const own = linkHash(place, exportedEntry(entry));
    const link = { accountId, position, entryId, previousHash, hash: own, linkedAt };
    previousHash = own;
    return link;
  });
}

/** Where the chain of an account stood at the end of a day. */
export interface StandingRoot {
  readonly accountId: Id<"acct">;
  readonly position: bigint;
  readonly hash: string;
}

/** What is hashed to the seal of a day: a line for each account, in the order of their ids. */
export function sealText(day: string, roots: readonly StandingRoot[]): string {
  const lines = roots
    .map(({ accountId, position, hash: root }) => `${accountId} ${position} ${root}\n`)
    .toSorted();
  return `${chainFormat} ${day}\n${lines.join("")}`;
}

/** The seal of that text: its SHA-256, in hexadecimal. */
export function sealHash(text: string): string {
  return hash("sha256", text, "hex");
}
