import { requireScope } from "#domain/access/require-scope";
import type { OperatorContext } from "#domain/merchants/operator-context";
import { listKeys, retireKeysBefore, rewrapKey, type WrappedKey } from "#domain/vault/queries";
import { type Resealed, reseal, type SealedColumn } from "#domain/vault/reseal";
import {
  currentKeySeconds,
  isWrappedByPresent,
  makeKey,
  openKey,
  wrap,
} from "#domain/vault/vault-key";

export interface RotateVaultInput {
  /** Everywhere that something sealed is kept. */
  readonly columns: readonly SealedColumn[];
  /** How old the current key must be to be replaced; a rotation that was begun is always ended. */
  readonly oldestDays: number;
}

/** What a rotation did. */
export interface Rotation {
  /** Keys that are now wrapped by the present key of the settings. */
  readonly rewrapped: number;
  /** Texts that are now sealed with the current key. */
  readonly resealed: number;
  /** Texts that no key opens: they are damaged, or were put where they do not belong. */
  readonly unreadable: number;
  /** Whether nothing is left for another run to do. */
  readonly isComplete: boolean;
}

/** Other processes go on for a moment with the key they know; a pass after that meets them all. */
const settlingSeconds = 2 * currentKeySeconds;
const hoursPerDay = 24;

/**
 * Wraps the vault's keys anew, replaces the key that seals if it is old enough, and seals again
 * what former keys sealed. Everything stays readable; killed anywhere, the next run goes on.
 */
export async function rotateVault(
  ctx: OperatorContext,
  input: RotateVaultInput,
): Promise<Rotation> {
  requireScope(ctx, "vault:rotate");

  const startedAt = ctx.clock();
  const keys = await listKeys();
  const rewrapped = await rewrapAll(keys);
  const [current, isNew] = await keyToSealWith(keys, startedAt, input.oldestDays);
  if (!(current && (isNew || hasUnretired(keys)))) {
    return { rewrapped, resealed: 0, unreadable: 0, isComplete: true };
  }
  const { resealed, unreadable } = await resealAll(input.columns, current);
  const isSettled = isOlder(current, startedAt, { seconds: settlingSeconds });
  const isComplete = isSettled && unreadable === 0;
  if (isComplete) await retireKeysBefore(current.number, startedAt);
  return { rewrapped, resealed, unreadable, isComplete };
}

async function resealAll(columns: readonly SealedColumn[], current: WrappedKey): Promise<Resealed> {
  const key = openKey(current);
  let all: Resealed = { resealed: 0, unreadable: 0 };
  for (const column of columns) {
    const { resealed, unreadable } = await reseal(column, key);
    all = { resealed: all.resealed + resealed, unreadable: all.unreadable + unreadable };
  }
  return all;
}

async function rewrapAll(keys: readonly WrappedKey[]): Promise<number> {
  const others = keys.filter((key) => !isWrappedByPresent(key));
  for (const key of others) await rewrapKey(key, wrap(openKey(key)));
  return others.length;
}

async function keyToSealWith(
  keys: readonly WrappedKey[],
  now: Temporal.Instant,
  oldestDays: number,
): Promise<readonly [WrappedKey | undefined, boolean]> {
  const current = keys.at(-1);
  const isDue =
    current && !hasUnretired(keys) && isOlder(current, now, { hours: oldestDays * hoursPerDay });
  return isDue ? [await makeKey(current.number + 1, now), true] : [current, false];
}

/** Whether a rotation was begun and not ended: some former key may still be the one of a text. */
function hasUnretired(keys: readonly WrappedKey[]): boolean {
  return keys.slice(0, -1).some(({ retiredAt }) => retiredAt === null);
}

function isOlder(key: WrappedKey, now: Temporal.Instant, age: Temporal.DurationLike): boolean {
  return Temporal.Instant.compare(key.createdAt.add(age), now) <= 0;
}
