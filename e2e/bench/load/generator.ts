import type { HttpAnswer } from "#e2e/bench/load/answer-reader";
import { call, prepared } from "#e2e/bench/load/caller";
import { serveJobs } from "#e2e/bench/load/job-program";
import { httpLoad } from "#e2e/bench/load/load-job";
import { measured } from "#e2e/bench/load/load-run";

/** One answer in so many is read as a whole: JSON that says what it is. */
const readWholeEvery = 64;

serveJobs(httpLoad, (job) => {
  const requests = prepared(job.requests);
  let sent = 0;
  let seen = 0;
  return measured(job, (run) =>
    call(job.port, {
      next: () => {
        sent += 1;
        return run.isOver ? undefined : requests[sent % requests.length];
      },
      answered: (answer, microseconds) => {
        seen += 1;
        const isGood = isExpected(answer, job.expected, seen % readWholeEvery === 0);
        run.ended(microseconds, isGood ? undefined : `${answer.status} ${answer.body.toString()}`);
      },
    }),
  );
});

function isExpected({ status, body }: HttpAnswer, expected: string, asWhole: boolean): boolean {
  return status === 200 && body.includes(expected) && (!asWhole || isObject(body));
}

function isObject(body: Buffer): boolean {
  try {
    const read: unknown = JSON.parse(body.toString());
    return typeof read === "object" && read !== null && "object" in read;
  } catch {
    return false;
  }
}
