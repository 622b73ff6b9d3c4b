import type { JobKind } from "#e2e/bench/load/job-program";
import type { LoadResult, LoadWindow } from "#e2e/bench/load/load-job";

/** What can be decided of a request before it is read. */
export const decisionNames = ["authenticate", "throttle", "both"] as const;

/** Which decision is made over and over, and for the holders of which keys. */
export interface DecidingJob extends LoadWindow {
  readonly decision: (typeof decisionNames)[number];
  readonly keys: readonly string[];
}

/** The program that decides. */
export const deciding: JobKind<DecidingJob, LoadResult> = { file: "auth/deciding-program.ts" };

/** One measured call makes so many decisions: one alone is too short for the clock. */
export const decisionsACall = 100;
