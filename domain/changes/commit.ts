import { setTimeout as wait } from "node:timers/promises";
import postgres, { type TransactionSql } from "postgres";
import { sqlClient } from "#db/client";
import { ledgerTransfers } from "#db/schema/ledger";
import type { Context } from "#domain/access/context";
import type { Change, Insert } from "#domain/changes/change";
import { inTurn } from "#domain/changes/in-turn";
import { type Reader, readerOf } from "#domain/changes/reader";
import { idempotencyRow, recordRows } from "#domain/changes/rows";
import {
  guardStatements,
  insertStatements,
  type Statement,
  updateStatements,
} from "#domain/changes/statements";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { replayIfKnown } from "#domain/idempotency/replay-if-known";
import { post } from "#domain/ledger/post";
import { type Transfer, type TransferResult, transferRow } from "#domain/ledger/transfer";
import { randomBelow } from "#platform/random";

const mostRuns = 60;
const pauseStepMs = 4;
const longestPauseMs = 120;
/** Unique violation, serialization failure, deadlock, lock timeout: someone else was first. */
const lostRaces = new Set(["23505", "40001", "40P01", "55P03"]);

/** A row had moved on since it was read. */
class Conflict extends Error {}

/**
 * The one door to writing: runs `decide` on what is there now and writes its change whole or not at
 * all. Where somebody else was first it decides again; a used idempotency key answers as before.
 */
export async function commit<Result>(
  ctx: Context,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Result> {
  const attempt = () => attempted(ctx, decide);
  for (let turn = 1; turn <= mostRuns; turn += 1) {
    const change = turn === 1 ? await attempt() : await inTurn(ctx.account.id, attempt);
    if (change?.refusal) throw change.refusal;
    if (change) return change.result;
    await wait(randomBelow(Math.min(turn * pauseStepMs, longestPauseMs)));
  }
  throw new DomainError(
    "lock_timeout",
    "Other requests kept changing the same object. Nothing was done; try again.",
  );
}

async function attempted<Result>(
  ctx: Context,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Change<Result> | undefined> {
  await replayIfKnown(ctx);
  const read = readerOf(ctx);
  const change = await decide(read).catch(async (refusal: unknown) => {
    // What it refuses may be what the same request, sent twice at once, has done in between.
    await replayIfKnown(ctx);
    throw refusal;
  });
  return (await written({ ctx, change, at: read.now })) ? change : undefined;
}

/** A decided change on its way into the database. */
interface Work {
  readonly ctx: Context;
  readonly change: Change<unknown>;
  readonly at: Temporal.Instant;
}

async function written(work: Work): Promise<boolean> {
  try {
    await sqlClient().begin((tx) => write(tx, work));
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    if (error instanceof postgres.PostgresError && lostRaces.has(error.code)) return false;
    throw error;
  }
}

async function write(tx: TransactionSql, { ctx, change, at }: Work): Promise<void> {
  await run(tx, [
    // The claim comes first: a second request with the same key waits here, and then replays.
    ...insertStatements(idempotencyRow(ctx, change, at)),
    // Versions before money: what rests on rows that moved on is decided again, never refused.
    ...guardStatements(change.rowsToGuard),
    ...updateStatements(change.rowsToUpdate),
  ]);
  refuseUnposted(await post(tx, linked(change.transfersToPost)));
  const transferRows: Insert[] = change.transfersToPost.map((transfer) => ({
    table: ledgerTransfers,
    row: transferRow(transfer),
  }));
  const inserts = [...transferRows, ...change.rowsToInsert, ...recordRows(ctx, change, at)];
  await run(tx, insertStatements(inserts));
}

/** The transfers of one change stand or fall together. */
function linked(transfers: readonly Transfer[]): readonly Transfer[] {
  return transfers.map((transfer, place) => ({
    ...transfer,
    linked: place < transfers.length - 1,
  }));
}

function refuseUnposted(results: readonly TransferResult[]): void {
  const refusal = results.find(
    (result) => result !== "posted" && result !== "linked_transfer_failed",
  );
  if (!refusal) return;
  if (refusal === "exceeds_credits" || refusal === "exceeds_debits") {
    throw new DomainError(
      "balance_insufficient",
      "The balance is not sufficient for this movement of money.",
    );
  }
  if (refusal === "hold_already_ended") throw new Conflict();
  invariant(false, `the ledger refused a transfer: ${refusal}`);
}

/** Sends the statements together and checks that each touched the rows it must. */
async function run(tx: TransactionSql, statements: readonly Statement[]): Promise<void> {
  const results = await Promise.all(
    statements.map(({ text, parameters }) =>
      tx.unsafe(
        text,
        parameters.map((values) => [...values]),
        { prepare: true },
      ),
    ),
  );
  const short = results.some((result, place) => result.count !== statements[place]?.expectedRows);
  if (short) throw new Conflict();
}
