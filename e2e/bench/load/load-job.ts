import type { JobKind } from "#e2e/bench/load/job-program";

/** Stands in a request where each sending has an idempotency key of its own. */
export const freshKey = "00000000-0000-0000-0000-000000000000";

/** How many call at once, how long, and whose processor time is read meanwhile. */
export interface LoadWindow {
  readonly callers: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Processes whose time counts with that of all they started: names and pids. */
  readonly watched: Readonly<Record<string, number>>;
}

/** What is sent to a server on this machine. */
export interface HttpJob extends LoadWindow {
  readonly port: number;
  /** Whole HTTP/1.1 requests, sent in turn. */
  readonly requests: readonly string[];
  /** What a good answer has in it, besides status 200. */
  readonly expected: string;
}

/** The program that makes load over HTTP. */
export const httpLoad: JobKind<HttpJob, LoadResult> = { file: "load/generator.ts" };

/** What came of it, between the end of the warm-up and the end. */
export interface LoadResult {
  readonly answers: number;
  readonly seconds: number;
  /** Good answers in all, warm-up included. */
  readonly acknowledged: number;
  /** Answers that were not what was expected, warm-up included; the first of them as text. */
  readonly wrong: number;
  readonly firstWrong: string | undefined;
  /** In milliseconds. */
  readonly latency: { readonly p50: number; readonly p99: number; readonly most: number };
  /** Microseconds of processor time an answer, by the names of `watched`, and `load` for ours. */
  readonly cpu: Readonly<Record<string, number>>;
}
