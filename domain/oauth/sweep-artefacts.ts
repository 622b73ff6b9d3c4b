import { removeExpired } from "#domain/oauth/queries";
import type { Clock } from "#platform/clock";

/** Forgets codes, tokens and the like that have expired, and says how many. */
export async function sweepArtefacts(clock: Clock): Promise<number> {
  const swept = await removeExpired(clock());
  return swept === 0 ? 0 : swept + (await sweepArtefacts(clock));
}
