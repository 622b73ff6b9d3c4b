import { setTimeout as wait } from "node:timers/promises";
import { apiKeys, spendingDays } from "#db/schema/api-keys";
import type { Context } from "#domain/access/context";
import { type Change, noteWritten } from "#domain/changes/change";
import { inTurn } from "#domain/changes/in-turn";
import { type Reader, readerOf } from "#domain/changes/reader";
import { write } from "#domain/changes/write-queue";
import { writingOf } from "#domain/changes/writing";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { replayIfKnown } from "#domain/idempotency/replay-if-known";
import { countSpending } from "#domain/spending/count-spending";
import type { Id } from "#platform/ids";
import { randomBelow } from "#platform/random";

const mostRuns = 60;
const pauseStepMs = 4;
const longestPauseMs = 120;

/**
 * The one door to writing: runs `decide` on what is there now and writes its change whole or not at
 * all. Where somebody else was first it decides again; a used idempotency key answers as before.
 */
export async function commit<Result>(
  ctx: Context,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Result> {
  invariant(ctx.replica === undefined, "a change rests on what the database itself says");
  const attempt = () => attempted(ctx, decide);
  for (let turn = 1; turn <= mostRuns; turn += 1) {
    const change = turn === 1 ? await attempt() : await inTurn(ctx.account.id, attempt);
    if (change?.refusal) throw noteWritten(change.refusal);
    if (change) return change.result;
    await wait(randomBelow(Math.min(turn * pauseStepMs, longestPauseMs)));
  }
  throw new DomainError(
    "lock_timeout",
    "Other requests kept changing the same object. Nothing was done; try again.",
  );
}

/** The change that was written; undefined where it has to be decided again. */
async function attempted<Result>(
  ctx: Context,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Change<Result> | undefined> {
  const read = readerOf(ctx);
  const change = await withinLimits(ctx, read, decide).catch(async (refusal: unknown) => {
    // What it refuses may be what the same request has done before, or beside it.
    await replayIfKnown(ctx);
    throw refusal;
  });
  const outcome = await write(writingOf(ctx, change, read.now));
  if (outcome instanceof Error) throw outcome;
  if (outcome === "claimed") await replayIfKnown(ctx);
  return outcome === "written" ? change : undefined;
}

/** Decides, and where the key that asks may not move any amount, counts what the change moves. */
function withinLimits<Result>(
  ctx: Context,
  read: Reader,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Change<Result>> {
  const { actor, hasSpendingLimits } = ctx;
  if (!hasSpendingLimits || actor.kind !== "api_key") return decide(read);
  return decide(read).then((change) => counted(change, actor.id, read));
}

async function counted<Result>(
  change: Change<Result>,
  keyId: Id<"key">,
  read: Reader,
): Promise<Change<Result>> {
  const { key, begun, gone } = await countSpending(read, {
    keyId,
    rows: change.rowsToInsert,
    now: read.now,
  });
  if (key) change.guards(apiKeys, key);
  for (const { before, after } of gone) change.updates(spendingDays, before, after);
  return change.inserts(spendingDays, ...begun);
}
