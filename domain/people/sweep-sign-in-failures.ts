import { dropTriesBefore } from "#domain/people/queries";
import { rememberedHours } from "#domain/people/sign-in-lock";
import type { Clock } from "#platform/clock";

/** Forgets who tried to sign in when their tries no longer count, and says how many. */
export function sweepSignInFailures(clock: Clock): Promise<number> {
  return dropTriesBefore(clock().subtract({ hours: rememberedHours }));
}
