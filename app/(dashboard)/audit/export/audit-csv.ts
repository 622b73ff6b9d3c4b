import { listCsv } from "#app/(dashboard)/list-file";
import type { Context } from "#domain/access/context";
import { type AuditEntry, timeText } from "#domain/audit-chain/chain-link";
import { type ListEntriesInput, listEntries } from "#domain/audit-log/list-entries";

/** The columns of the file. */
const columns = [
  "id",
  "created",
  "action",
  "actor",
  "actor_name",
  "subject",
  "reason",
  "before",
  "after",
  "address",
  "device",
  "session",
  "request_id",
] as const;

/** A part of the log as a file for spreadsheets; the chain itself is exported as JSON lines. */
export function auditCsv(ctx: Context, list: ListEntriesInput): ReadableStream<Uint8Array> {
  return listCsv({
    columns,
    page: (place) => listEntries(ctx, { ...list, ...place }),
    idOf: ({ id }) => id,
    line,
  });
}

function line(entry: AuditEntry): Readonly<Record<(typeof columns)[number], string>> {
  return {
    id: entry.id,
    created: timeText(entry.createdAt),
    action: entry.action,
    actor: entry.actor,
    actor_name: entry.actorName,
    subject: entry.subject,
    reason: entry.reason ?? "",
    before: json(entry.before),
    after: json(entry.after),
    address: entry.address ?? "",
    device: entry.device ?? "",
    session: entry.sessionId ?? "",
    request_id: entry.requestId ?? "",
  };
}

function json(value: unknown): string {
  return value === null ? "" : JSON.stringify(value);
}
