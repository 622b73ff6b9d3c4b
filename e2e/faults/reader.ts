import { setTimeout as wait } from "node:timers/promises";
import type { Account } from "#domain/access/context";
import { wrongs } from "#e2e/support/outcomes";

/** Someone who looks at the books all the time while others trade. */
export interface Reader {
  /** How many snapshots were taken, and whatever was wrong in any. */
  readonly seen: () => { readonly snapshots: number; readonly faults: readonly unknown[] };
  readonly stop: () => Promise<void>;
}

const pauseMs = 250;

/** Reads the books of these accounts over and over; a database that is down is waited for. */
export function startReader(accounts: readonly Account[]): Reader {
  const faults: unknown[] = [];
  let snapshots = 0;
  const over = new AbortController();
  const look = async () => {
    for (const account of accounts) {
      try {
        faults.push(...(await wrongs(account)));
        snapshots += 1;
      } catch (error) {
        if (!isDown(error)) throw error;
      }
    }
    await wait(pauseMs);
  };
  const reading = (async () => {
    while (!over.signal.aborted) await look();
  })();
  return {
    seen: () => ({ snapshots, faults }),
    stop: async () => {
      over.abort();
      await reading;
    },
  };
}

const down =
  /ECONNREFUSED|ECONNRESET|CONNECTION_|CONNECT_TIMEOUT|57P0|EPIPE|starting up|shutting down/;

function isDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return down.test(`${code} ${error.message}`) || isDown(error.cause);
}
