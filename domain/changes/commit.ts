import { setTimeout as wait } from "node:timers/promises";
import { apiKeys } from "#db/schema/api-keys";
import { accounts } from "#db/schema/merchants";
import { countedRefunds, spendingDays } from "#db/schema/spending";
import type { Context } from "#domain/access/context";
import { type Change, noteWritten } from "#domain/changes/change";
import { type Reader, readerOf } from "#domain/changes/reader";
import { write } from "#domain/changes/write-queue";
import { writingOf } from "#domain/changes/writing";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { replayIfKnown } from "#domain/idempotency/replay-if-known";
import { countSpending } from "#domain/spending/count-spending";
import { giveBack, isTurnedDown } from "#domain/spending/give-back";
import { inTurn } from "#platform/in-turn";
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

/** Decides, and counts what the change moves where somebody has set how much that may be. */
function withinLimits<Result>(
  ctx: Context,
  read: Reader,
  decide: (read: Reader) => Promise<Change<Result>>,
): Promise<Change<Result>> {
  return decide(read).then((change) =>
    isCounted(change, ctx) ? countMoney(change, ctx, read).then(() => change) : change,
  );
}

/** Whether limits to money can have a say in a change: only then is anything looked up for it. */
function isCounted({ rowsToUpdate }: Change<unknown>, ctx: Context): boolean {
  return isLimited(ctx) || rowsToUpdate.some(isTurnedDown);
}

/**
 * Adds to a change the counts of the money it moves or turns down. What the program does by itself,
 * such as paying out by the schedule, is bound by no limit.
 */
async function countMoney(change: Change<unknown>, ctx: Context, read: Reader): Promise<void> {
  if (isLimited(ctx)) await countMoved(change, ctx, read);
  if (change.rowsToUpdate.some(isTurnedDown)) await countBack(change, read);
}

function isLimited({ account, actor, hasSpendingLimits }: Context): boolean {
  if (actor.kind === "system") return false;
  return hasSpendingLimits === true || account.spendingLimits.length > 0;
}

async function countMoved(
  change: Change<unknown>,
  { account, actor, hasSpendingLimits }: Context,
  read: Reader,
): Promise<void> {
  const counting = await countSpending(read, {
    keyId: hasSpendingLimits && actor.kind === "api_key" ? actor.id : undefined,
    isAccountLimited: account.spendingLimits.length > 0,
    rows: change.rowsToInsert,
    now: read.now,
  });
  if (counting.key) change.guards(apiKeys, counting.key);
  if (counting.account) change.guards(accounts, counting.account);
  for (const { before, after } of counting.gone) change.updates(spendingDays, before, after);
  change.inserts(spendingDays, ...counting.begun).inserts(countedRefunds, ...counting.refunds);
}

async function countBack(change: Change<unknown>, read: Reader): Promise<void> {
  const { days, refunds } = await giveBack(read, { rows: change.rowsToUpdate, now: read.now });
  for (const { before, after } of days) change.updates(spendingDays, before, after);
  for (const { before, after } of refunds) change.updates(countedRefunds, before, after);
}
