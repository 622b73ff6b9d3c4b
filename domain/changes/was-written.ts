import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { writerClient } from "#db/client";
import { idempotencyRecords } from "#db/schema/record";
import { encodeText, tableShape } from "#db/table-shape";
import type { Insert } from "#domain/changes/change";

/** A transaction whose end was asked for and not heard. */
interface UnheardEnd {
  /** Its number in the database, where it was asked for. */
  readonly transaction: string | undefined;
  readonly inserts: readonly Insert[];
  /** Why its end was not heard. */
  readonly cause: unknown;
}

const pauseMs = 100;
const patienceMs = 10_000;
const unreachedNumber = "22023";

/**
 * Whether a transaction whose connection was lost at its end was committed after all: a row of its
 * own is there or is not, once the database (or the one that has taken its place) has ended it. One
 * without a number may still be on its way when this says no. Throws the cause where that can not
 * be found out in time.
 */
export async function wasWritten(unheard: UnheardEnd): Promise<boolean> {
  // Under an idempotency key there could be the row of another, an id is nobody else's.
  const { inserts } = unheard;
  const witness = inserts.find(({ table }) => table !== idempotencyRecords) ?? inserts[0];
  if (!witness) throw unheard.cause;
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const found = await seen(witness, unheard.transaction);
    if (found !== undefined) return found;
    await wait(pauseMs);
  }
  throw unheard.cause;
}

/** Undefined while the transaction goes on, or the database does not answer. */
async function seen(witness: Insert, transaction?: string): Promise<boolean | undefined> {
  try {
    const isGoingOn = transaction !== undefined && (await isOpen(transaction));
    return isGoingOn ? undefined : await isThere(witness);
  } catch {
    return undefined;
  }
}

/** A number that this database has not reached was given by one whose place it has taken. */
async function isOpen(transaction: string): Promise<boolean> {
  try {
    const [row] = await writerClient()`
      select pg_xact_status(${transaction}::text::xid8) = 'in progress' as is_open`;
    return row?.is_open === true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === unreachedNumber) return false;
    throw error;
  }
}

async function isThere({ table, row }: Insert): Promise<boolean> {
  const { columns, keyNames, name } = tableShape(table);
  const keys = columns.filter((column) => keyNames.includes(column.name));
  const match = keys.map((key, place) => `"${key.name}" = $${place + 1}::text::${key.sqlType}`);
  const found = await writerClient().unsafe(
    `select 1 from "${name}" where ${match.join(" and ")}`,
    keys.map(({ key, column }) => encodeText(column, row[key])),
    { prepare: true },
  );
  return found.length > 0;
}
