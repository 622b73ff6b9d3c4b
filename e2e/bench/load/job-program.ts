import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A kind of work that a program of its own does: what it is sent, and what it answers. */
export interface JobKind<Job extends object, Result> {
  /** The program, a file of the benchmark. */
  readonly file: string;
  /** Only the types of these are of use. */
  readonly example?: { readonly job: Job; readonly result: Result };
}

/** A program that does jobs; it keeps its compiled code from one to the next. */
export interface JobProgram<Job, Result> {
  readonly run: (job: Job) => Promise<Result>;
}

type Said<Result> = { readonly result: Result } | { readonly error: string };

/** Starts the program of that kind; `opened` ends it. */
export function startJobs<Job extends object, Result>(
  { file }: JobKind<Job, Result>,
  opened: AsyncDisposableStack,
): JobProgram<Job, Result> {
  const child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)));
  opened.defer(() => void child.kill());
  const ended = once(child, "exit").then((): never => {
    throw new Error(`${file} ended before its work was done.`);
  });
  // Between jobs it ends because it was told to.
  ended.catch(() => undefined);
  return {
    run: async (job) => {
      child.send(job);
      const answers: unknown[] = await Promise.race([once(child, "message"), ended]);
      const said = answers[0] as Said<Result>;
      if ("error" in said) throw new Error(`The work was broken off: ${said.error}`);
      return said.result;
    },
  };
}

/** The other side: does each job it is sent, one at a time, and answers. */
export function serveJobs<Job extends object, Result>(
  _: JobKind<Job, Result>,
  work: (job: Job) => Promise<Result>,
): void {
  const answer = async (job: Job) => {
    try {
      process.send?.({ result: await work(job) });
    } catch (error) {
      process.send?.({ error: String(error) });
    }
  };
  process.on("message", (job) => void answer(job as Job));
}
