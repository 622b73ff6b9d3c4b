import postgres, { type ReservedSql } from "postgres";
import { refusesBareWrites, type Statements, writerClient } from "#db/client";
import { claimName, decideBatch, type Found, type Outcome, rowName } from "#domain/changes/batch";
import { concludeBatch, run, Unheard } from "#domain/changes/conclude-batch";
import { type Held, holdStatements } from "#domain/changes/statements";
import { wasWritten } from "#domain/changes/was-written";
import type { Writing } from "#domain/changes/writing";
import { invariant } from "#domain/errors/invariant";
import { findUses } from "#domain/idempotency/find-uses";
import { forgetOpened, lookAtBooks, openNew, unseenBooks } from "#domain/ledger/look-at-books";

/** By which a statement of ours says that a row is not there as it was seen. */
const divisionByZero = "22012";
/** With unique violation, serialization failure, deadlock, lock timeout: someone was first. */
const lostRaces = new Set(["23505", "40001", "40P01", "55P03", divisionByZero]);

/**
 * Writes these changes in one transaction of a few statements, and says of each what became of it:
 * in one round trip where all of them are sure, else in two. Throws what the database says where it
 * refuses all for the sake of one, which leaves nothing written; of a change that is alone this is
 * an outcome.
 */
export async function writeBatch(writings: readonly Writing[]): Promise<readonly Outcome[]> {
  try {
    return (await writtenAtOnce(writings)) ?? (await writtenInTwo(writings));
  } catch (error) {
    if (error instanceof Unheard) return outcomesOfUnheard(error);
    if (error instanceof postgres.PostgresError) return outcomesOfRefused(writings, error);
    throw error;
  }
}

function outcomesOfRefused(
  writings: readonly Writing[],
  error: postgres.PostgresError,
): readonly Outcome[] {
  forgetIfGone(error);
  if (writings.length > 1) throw error;
  return [lostRaces.has(error.code) ? "moved_on" : error];
}

function forgetIfGone({ code }: postgres.PostgresError): void {
  if (code === divisionByZero) forgetOpened();
}

/** What would have been written by a transaction that was lost is decided again. */
async function outcomesOfUnheard({ conclusion, cause }: Unheard): Promise<readonly Outcome[]> {
  const { decision, transaction } = conclusion;
  const inserts = decision.standing.flatMap((writing) => writing.inserts);
  if (await wasWritten({ transaction, inserts, cause })) return decision.outcomes;
  return decision.outcomes.map((outcome) => (outcome === "written" ? "moved_on" : outcome));
}

/** What is known before anybody has looked. */
const nothing: Found = { claims: new Set(), versions: new Map(), books: unseenBooks };

/**
 * All at once, where each change stands whatever there is: it claims a key, rests on no row, and
 * its transfers are sure. Undefined where one is not so or the database refuses it; nothing is
 * written then, and who looks closer finds out which. A transaction whose end was not heard may
 * still be on its way: whoever does the same once more claims the same key, and only one of the two
 * can have it.
 */
async function writtenAtOnce(
  writings: readonly Writing[],
): Promise<readonly Outcome[] | undefined> {
  const decision = decideBatch(writings, nothing);
  const isSure =
    decision.standing.length === writings.length && writings.every(({ claim }) => claim);
  if (!isSure || !(await refusesBareWrites())) return undefined;
  return onConnection(async (connection) => {
    const [, , end] = await Promise.allSettled([
      connection.unsafe(beginning(writings)),
      openNew(
        connection,
        writings.flatMap(({ transfers }) => transfers),
      ),
      concludeBatch(connection, { decision, books: unseenBooks, transaction: undefined }),
    ]);
    if (end.status === "fulfilled") return decision.outcomes;
    if (!(end.reason instanceof postgres.PostgresError)) throw end.reason;
    forgetIfGone(end.reason);
    return undefined;
  });
}

/** A look at all that the changes rest on, which holds it, and then what stands. */
function writtenInTwo(writings: readonly Writing[]): Promise<readonly Outcome[]> {
  return onConnection(async (connection) => {
    const [, transaction, found] = await Promise.all([
      connection.unsafe(beginning(writings)),
      numberOf(connection),
      look(connection, writings),
    ]);
    const decision = decideBatch(writings, found);
    await concludeBatch(connection, { decision, books: found.books, transaction });
    return decision.outcomes;
  });
}

/** Nobody waits for long because one beside them does: who can not have a lock soon goes alone. */
function beginning(writings: readonly Writing[]): string {
  return writings.length > 1
    ? "begin read write; set local lock_timeout = 1000"
    : "begin read write";
}

async function onConnection<Result>(
  work: (connection: Statements) => Promise<Result>,
): Promise<Result> {
  const reserved = await writerClient().reserve();
  try {
    const result = await work(inOrder(reserved));
    reserved.release();
    return result;
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
  const [used, versions, books] = await Promise.all([
    claims.length > 0 ? findUses(connection, claims) : [],
    heldVersions(connection, writings),
    lookAtBooks(
      connection,
      writings.map(({ transfers }) => transfers),
    ),
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
