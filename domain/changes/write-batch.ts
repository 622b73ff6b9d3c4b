import postgres, { type ReservedSql } from "postgres";
import { type Statements, writerClient } from "#db/client";
import {
  claimName,
  type Decision,
  decideBatch,
  type Found,
  type Outcome,
  rowName,
} from "#domain/changes/batch";
import type { Insert } from "#domain/changes/change";
import {
  type Held,
  holdStatements,
  insertStatements,
  type Statement,
  updateStatements,
} from "#domain/changes/statements";
import { wasWritten } from "#domain/changes/was-written";
import type { Writing } from "#domain/changes/writing";
import { invariant } from "#domain/errors/invariant";
import { findUses } from "#domain/idempotency/find-uses";
import { lockBooks } from "#domain/ledger/lock-books";
import { writeAccounts } from "#domain/ledger/write-accounts";

/** Unique violation, serialization failure, deadlock, lock timeout: someone else was first. */
const lostRaces = new Set(["23505", "40001", "40P01", "55P03"]);

/** Nobody waits for long because one beside them does: who can not have a lock soon goes alone. */
const beginTogether = "begin; set local lock_timeout = 1000";

/**
 * Writes these changes in one transaction of a few statements, in two round trips, and says of each
 * what became of it. Throws what the database says where it refuses all for the sake of one, which
 * leaves nothing written; of a change that is alone this is an outcome.
 */
export async function writeBatch(writings: readonly Writing[]): Promise<readonly Outcome[]> {
  try {
    return await written(writings);
  } catch (error) {
    if (error instanceof Unheard) return outcomesOfUnheard(error);
    if (writings.length > 1 || !(error instanceof postgres.PostgresError)) throw error;
    return [lostRaces.has(error.code) ? "moved_on" : error];
  }
}

/** What would have been written by a transaction that was lost is decided again. */
async function outcomesOfUnheard(unheard: Unheard): Promise<readonly Outcome[]> {
  const { outcomes } = unheard.decision;
  const { transaction, inserts, cause } = unheard;
  if (await wasWritten({ transaction, inserts, cause })) return outcomes;
  return outcomes.map((outcome) => (outcome === "written" ? "moved_on" : outcome));
}

async function written(writings: readonly Writing[]): Promise<readonly Outcome[]> {
  const reserved = await writerClient().reserve();
  const connection = inOrder(reserved);
  try {
    const [, transaction, found] = await Promise.all([
      connection.unsafe(writings.length > 1 ? beginTogether : "begin"),
      numberOf(connection),
      look(connection, writings),
    ]);
    const decision = decideBatch(writings, found);
    await conclude(connection, { decision, transaction });
    reserved.release();
    return decision.outcomes;
  } catch (error) {
    await letGo(reserved, error);
    throw error;
  }
}

/** A connection that was lost is out of the pool already; it must not be put back. */
async function letGo(reserved: ReservedSql, error: unknown): Promise<void> {
  const isLost =
    error instanceof Unheard ||
    (error instanceof Error && "code" in error && !(error instanceof postgres.PostgresError));
  if (isLost) return;
  await reserved.unsafe("rollback");
  reserved.release();
}

/**
 * Sends each statement when it is asked for. Left to itself the driver sends it when somebody waits
 * for its answer, which can be in another order.
 */
function inOrder(reserved: ReservedSql): Statements {
  return {
    unsafe: (text, parameters, options) =>
      reserved.unsafe<postgres.Row[]>(text, parameters, options).execute(),
  };
}

async function numberOf(connection: Statements): Promise<string> {
  const [row] = await connection.unsafe("select pg_current_xact_id()::text as number", [], {
    prepare: true,
  });
  return String(row?.number);
}

/** Looks at all that these changes rest on, and holds it. */
async function look(connection: Statements, writings: readonly Writing[]): Promise<Found> {
  const claims = writings.flatMap(({ claim }) => claim ?? []);
  const transfers = writings.flatMap((writing) => writing.transfers);
  const [used, versions, books] = await Promise.all([
    claims.length > 0 ? findUses(connection, claims) : [],
    heldVersions(connection, writings),
    transfers.length > 0
      ? lockBooks(connection, transfers)
      : { accounts: new Map(), holds: new Map() },
  ]);
  return { claims: new Set(used.map(claimName)), versions, books };
}

async function heldVersions(
  connection: Statements,
  writings: readonly Writing[],
): Promise<ReadonlyMap<string, bigint>> {
  const found = holdStatements(heldRows(writings)).map(async (held) => {
    const rows = await run(connection, held);
    return rows.map(({ place, version }): [string, bigint] => {
      const row = held.rows[Number(place) - 1];
      invariant(row, "a row that is held was asked for");
      return [rowName({ table: held.table, row }), BigInt(String(version))];
    });
  });
  return new Map((await Promise.all(found)).flat());
}

/** Each row once, by table; a table in which one row is written is held for writing. */
function heldRows(writings: readonly Writing[]): readonly Held[] {
  const updates = writings.flatMap((writing) => writing.updates);
  const writtenTables = new Set(updates.map(({ table }) => table));
  const rests = [...updates, ...writings.flatMap(({ guards }) => guards)];
  const byName = new Map(rests.map((rest) => [rowName(rest), rest]));
  return [...Map.groupBy(byName.values(), ({ table }) => table)].map(([table, rows]) => ({
    table,
    rows: rows.map(({ row }) => row),
    isWritten: writtenTables.has(table),
  }));
}

interface Conclusion {
  readonly decision: Decision;
  readonly transaction: string;
}

/** A transaction whose end was asked for, and whose connection was lost before it was heard. */
class Unheard extends Error {
  readonly decision: Decision;
  readonly transaction: string;
  readonly inserts: readonly Insert[];

  constructor({ decision, transaction }: Conclusion, cause: unknown) {
    super("The end of a transaction was not heard.", { cause });
    this.decision = decision;
    this.transaction = transaction;
    this.inserts = decision.standing.flatMap((writing) => writing.inserts);
  }
}

/** Writes what stands and ends the transaction. */
async function conclude(connection: Statements, conclusion: Conclusion): Promise<void> {
  const { standing, movedAccounts } = conclusion.decision;
  if (standing.length === 0) {
    await connection.unsafe("rollback");
    return;
  }
  const statements = [
    ...updateStatements(standing.flatMap(({ updates }) => updates)),
    ...insertStatements(standing.flatMap(({ inserts }) => inserts)),
  ];
  const sent = Promise.all([
    writeAccounts(connection, movedAccounts),
    ...statements.map((statement) => run(connection, statement)),
  ]);
  const ended = connection.unsafe("commit");
  const [writing, ending] = await Promise.allSettled([sent, ended]);
  if (writing.status === "rejected" && isCertain(writing.reason)) throw writing.reason;
  if (ending.status === "rejected") throw new Unheard(conclusion, ending.reason);
  invariant(ending.value.command === "COMMIT", "a transaction without a fault is committed");
}

/** Whether the database itself has said that nothing was written. */
function isCertain(error: unknown): boolean {
  return error instanceof postgres.PostgresError && !error.code.startsWith("57P");
}

function run(connection: Statements, { text, parameters }: Statement) {
  return connection.unsafe(text, [...parameters], { prepare: true });
}
