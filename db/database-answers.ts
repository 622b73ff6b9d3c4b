import { setTimeout as wait } from "node:timers/promises";
import { sqlClient } from "#db/client";

const patienceMs = 2_000;

/** A question whether the database answers in time; many who ask at once share one query. */
export function askDatabase(
  query: () => PromiseLike<unknown>,
  withinMs: number,
): () => Promise<boolean> {
  let asking: Promise<boolean> | undefined;
  const ask = async () => {
    try {
      await query();
      return true;
    } catch {
      return false;
    } finally {
      asking = undefined;
    }
  };
  return () => {
    asking ??= ask();
    return Promise.race([asking, wait(withinMs, false, { ref: false })]);
  };
}

/** Whether the database answers this process within two seconds. */
export const databaseAnswers = askDatabase(() => sqlClient()`select 1`, patienceMs);
