import postgres from "postgres";
import type { Statements } from "#db/client";
import { ledgerTransfers } from "#db/schema/ledger";
import { idempotencyRecords } from "#db/schema/record";
import type { Decision } from "#domain/changes/batch";
import type { Insert } from "#domain/changes/change";
import { insertStatements, type Statement, updateStatements } from "#domain/changes/statements";
import { invariant } from "#domain/errors/invariant";
import type { Books } from "#domain/ledger/post-transfers";
import { writeAccounts } from "#domain/ledger/write-accounts";

/** How a transaction is to end. */
export interface Conclusion {
  readonly decision: Decision;
  /** What it was decided on. */
  readonly books: Books;
  /** Its number in the database, where it was asked for. */
  readonly transaction: string | undefined;
}

/** A transaction whose end was asked for, and whose connection was lost before it was heard. */
export class Unheard extends Error {
  readonly conclusion: Conclusion;

  constructor(conclusion: Conclusion, cause: unknown) {
    super("The end of a transaction was not heard.", { cause });
    this.conclusion = conclusion;
  }
}

/**
 * As long as what the driver sends at once: it keeps less for the next turn of the event loop, in
 * which the requests of others may come first, and the database would wait with all locks held.
 */
const commit = "commit".padEnd(1_024);

/**
 * Writes what stands and ends the transaction; throws what the database refuses it for, or that its
 * end was not heard. Claims come first, so that one that is used costs little. Ledger accounts come
 * late: whoever moves money of the same ones waits from then on, and only transfers rest on them.
 */
export async function concludeBatch(connection: Statements, conclusion: Conclusion): Promise<void> {
  const { books, decision } = conclusion;
  const { standing, movedAccounts } = decision;
  if (standing.length === 0) {
    await connection.unsafe("rollback");
    return;
  }
  const { claims = [], transfers = [], others = [] } = inserted(decision);
  const write = (statement: Statement) => run(connection, statement);
  const sent: Promise<unknown>[] = [
    ...insertStatements(claims).map(write),
    ...updateStatements(standing.flatMap(({ updates }) => updates)).map(write),
    ...insertStatements(others).map(write),
    writeAccounts(connection, books, movedAccounts),
    ...insertStatements(transfers).map(write),
  ];
  const ended = connection.unsafe(commit);
  const [writes, [ending]] = await Promise.all([
    Promise.allSettled(sent),
    Promise.allSettled([ended]),
  ]);
  // Those behind it are refused for its sake, and may be heard of before it.
  const refused = writes.find((end) => end.status === "rejected");
  if (refused && isCertain(refused.reason)) throw refused.reason;
  if (ending.status === "rejected") throw new Unheard(conclusion, ending.reason);
  invariant(ending.value.command === "COMMIT", "a transaction without a fault is committed");
}

function inserted({ standing }: Decision): Partial<Record<Turn, readonly Insert[]>> {
  const inserts = standing.flatMap((writing) => writing.inserts);
  return Object.groupBy(inserts, ({ table }) => turns.get(table) ?? "others");
}

type Turn = "claims" | "others" | "transfers";

const turns = new Map<unknown, Turn>([
  [idempotencyRecords, "claims"],
  [ledgerTransfers, "transfers"],
]);

/** Whether the database itself has said that nothing was written. */
function isCertain(error: unknown): boolean {
  return error instanceof postgres.PostgresError && !error.code.startsWith("57P");
}

/** Sends a statement, planned once for each connection. */
export function run(connection: Statements, { text, parameters }: Statement) {
  return connection.unsafe(text, [...parameters], { prepare: true });
}
