import { setTimeout as wait } from "node:timers/promises";
import type { Installation } from "#e2e/faults/installation";
import { randomBelow } from "#platform/random";

/** Kills the app and Postgres in turn, each so many times and for so long at least. */
export async function killInTurn(
  { killApp, killPostgres }: Installation,
  { times, seconds }: { readonly times: number; readonly seconds: number },
): Promise<number> {
  const until = Date.now() + seconds * 1000;
  let kills = 0;
  while (kills < times * 2 || Date.now() < until) {
    await wait(500 + randomBelow(3_500));
    await (kills % 2 === 0 ? killApp() : killPostgres());
    kills += 1;
  }
  return kills;
}
