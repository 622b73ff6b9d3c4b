import { requireScope } from "#domain/access/require-scope";
import {
  type IssuerAlgorithm,
  issuerAlgorithms,
  publishedAfterHours,
  publishedAheadMinutes,
} from "#domain/issuer-keys/issuer-key";
import { makeIssuerKey } from "#domain/issuer-keys/make-issuer-key";
import { forgetIssuerKeys } from "#domain/issuer-keys/published-issuer-keys";
import { endOthers, findNewest, forgetEnded } from "#domain/issuer-keys/queries";
import type { OperatorContext } from "#domain/merchants/operator-context";

export interface RotateIssuerKeysInput {
  /** How old the newest key of an algorithm must be to be followed by another. */
  readonly oldestDays: number;
  /** Somebody else may have them: no key but the new ones holds from now on. */
  readonly atOnce?: boolean | undefined;
}

/** How many keys were made, and of how many that have ended the private half was forgotten. */
export interface IssuerRotation {
  readonly made: number;
  readonly forgotten: number;
}

/**
 * Makes the next key of each algorithm whose newest is old enough. It is published at once and
 * signs a little later, when everybody can know it; the one before stays published for what it has
 * signed. Two processes at once make one key.
 */
export async function rotateIssuerKeys(
  ctx: OperatorContext,
  input: RotateIssuerKeysInput,
): Promise<IssuerRotation> {
  requireScope(ctx, "issuer_keys:rotate");

  const now = ctx.clock();
  const made: boolean[] = [];
  for (const algorithm of issuerAlgorithms) made.push(await rotated(algorithm, input, now));
  const forgotten = await forgetEnded(now);
  forgetIssuerKeys();
  return { made: made.filter(Boolean).length, forgotten };
}

async function rotated(
  algorithm: IssuerAlgorithm,
  { oldestDays, atOnce }: RotateIssuerKeysInput,
  now: Temporal.Instant,
): Promise<boolean> {
  const newest = await findNewest(algorithm);
  const dueAt = newest?.createdAt.add({ hours: 24 * oldestDays });
  if (dueAt && !atOnce && Temporal.Instant.compare(now, dueAt) < 0) return false;
  const isFirst = newest === undefined || atOnce === true;
  const signsFrom = isFirst ? now : now.add({ minutes: publishedAheadMinutes });
  const number = (newest?.number ?? 0) + 1;
  const key = await makeIssuerKey({ algorithm, number, createdAt: now, signsFrom });
  if (!key) return false;
  await endOthers(key, atOnce ? now : signsFrom.add({ hours: publishedAfterHours }));
  return true;
}
