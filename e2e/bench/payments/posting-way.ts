import type { JobKind, JobProgram } from "#e2e/bench/load/job-program";
import type { LoadResult, LoadWindow } from "#e2e/bench/load/load-job";
import { type Cell, type Sample, sampleOf, type Way } from "#e2e/bench/payments/cell";
import type { Merchant } from "#e2e/bench/payments/merchants";

/** Payments by calling the verb, to these accounts in turn. */
export interface PostingJob extends LoadWindow {
  readonly accountIds: readonly string[];
}

/** The program that calls it. */
export const posting: JobKind<PostingJob, LoadResult> = { file: "payments/posting-program.ts" };

/** Who is paid, and whose processor time is read. */
export interface PostingTerms {
  readonly merchants: readonly Merchant[];
  readonly postgresPid: number;
}

/** The ceiling: the same payments without HTTP around them, in one process. */
export function postingWay(
  program: JobProgram<PostingJob, LoadResult>,
  { merchants, postgresPid }: PostingTerms,
): Way {
  const measure = async ({ spread, ...window }: Cell): Promise<Sample> => {
    const paid = spread === "hot" ? merchants.slice(0, 1) : merchants.slice(1);
    const accountIds = paid.map(({ account }) => account.id);
    const watched = { postgres: postgresPid };
    const sample = sampleOf(await program.run({ ...window, accountIds, watched }));
    const { load: server = Number.NaN, postgres = Number.NaN } = sample.cpu;
    return { ...sample, cpu: { server, postgres } };
  };
  return { name: "ceiling", measure };
}
