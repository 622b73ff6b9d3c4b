import type { AnyPgTable, PgTable } from "drizzle-orm/pg-core";
import type { AuditNote } from "#domain/audit/audit-note";
import type { DomainError } from "#domain/errors/domain-error";
import type { EventNote } from "#domain/events/event-note";
import type { Transfer } from "#domain/ledger/transfer";

/** A row that counts its writes; the version it was read at guards every update of it. */
export interface VersionedRow {
  readonly version: bigint;
}

type VersionedTable<Row extends VersionedRow> = PgTable & { readonly $inferSelect: Row };

export interface Insert {
  readonly table: AnyPgTable;
  readonly row: Readonly<Record<string, unknown>>;
}

export interface Update {
  readonly table: AnyPgTable;
  readonly row: Readonly<Record<string, unknown>> & VersionedRow;
  /** The version that the decision rested on. */
  readonly expectedVersion: bigint;
}

/** What every change says of itself: to the audit log, and to integrators. */
export interface Telling {
  readonly audit: AuditNote;
  readonly events: readonly EventNote[];
}

/** All that one decision writes: everything in it is written, or nothing. */
export class Change<Result> {
  readonly result: Result;
  readonly telling: Telling;
  readonly rowsToInsert: Insert[] = [];
  readonly rowsToUpdate: Update[] = [];
  readonly rowsToGuard: Update[] = [];
  readonly transfersToPost: Transfer[] = [];
  refusal: DomainError | undefined;
  awaitedUntil: Temporal.Instant | undefined;

  constructor(result: Result, telling: Telling) {
    this.result = result;
    this.telling = telling;
  }

  inserts<Table extends PgTable>(table: Table, ...rows: readonly Table["$inferInsert"][]): this {
    for (const row of rows) this.rowsToInsert.push({ table, row });
    return this;
  }

  /** Writes `after` if the row is still at the version of `before`; else it is decided again. */
  updates<Row extends VersionedRow & Record<string, unknown>>(
    table: VersionedTable<Row>,
    before: Row,
    after: Row,
  ): this {
    this.rowsToUpdate.push({ table, row: after, expectedVersion: before.version });
    return this;
  }

  /** Writes nothing to this row, but decides again if it moved on since it was read. */
  guards<Row extends VersionedRow & Record<string, unknown>>(
    table: VersionedTable<Row>,
    row: Row,
  ): this {
    this.rowsToGuard.push({ table, row, expectedVersion: row.version });
    return this;
  }

  /** Money moves with the change; if one transfer is refused, nothing is written. */
  transfers(transfers: readonly Transfer[]): this {
    this.transfersToPost.push(...transfers);
    return this;
  }

  /** The request goes on after this change: until then its key waits for a better answer. */
  awaits(until: Temporal.Instant): this {
    this.awaitedUntil = until;
    return this;
  }

  /** The change is written, and the caller is told this instead of the result (a decline). */
  refuses(error: DomainError): this {
    this.refusal = error;
    return this;
  }
}

/** A change that leads to this result. */
export function change<Result>(result: Result, telling: Telling): Change<Result> {
  return new Change(result, telling);
}

const written = new WeakSet<DomainError>();

/** Notes that a refusal was written as part of a change. */
export function noteWritten(refusal: DomainError): DomainError {
  written.add(refusal);
  return refusal;
}

/** Whether a refusal is what a change was to tell, and not the reason why there is none. */
export function isWritten(refusal: DomainError): boolean {
  return written.has(refusal);
}

/** The row with these fields replaced, one version later. */
export function next<Row extends VersionedRow>(
  row: Row,
  fields: Partial<Omit<Row, "version">>,
): Row {
  return { ...row, ...fields, version: row.version + 1n };
}
