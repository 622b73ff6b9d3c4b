import {
  type Backlog,
  backlogRows,
  type LaneSummary,
  laneSummary,
  roundRows,
} from "#domain/worker-rounds/queries";

/** What the workers of the installation have done, and what waits for them. */
export interface WorkerStanding {
  readonly rounds: Awaited<ReturnType<typeof roundRows>>;
  readonly backlogs: readonly Backlog[];
  readonly lanes: LaneSummary;
}

/** How the workers stand, from the database alone: whoever serves metrics is another process. */
export async function workerStanding(): Promise<WorkerStanding> {
  const [rounds, backlogs, lanes] = await Promise.all([roundRows(), backlogRows(), laneSummary()]);
  return { rounds, backlogs, lanes };
}
