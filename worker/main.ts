import { Logger, parseCronItems, run } from "graphile-worker";
import { checkDatabase } from "#db/check-database";
import { disconnect } from "#db/client";
import { log } from "#platform/log";
import { closeOutbound } from "#platform/outbound-agents";
import { settings } from "#platform/settings";
import { startChannelLoops } from "#worker/channel-loops";
import { startEventLoops } from "#worker/event-loops";
import { schedule, taskList } from "#worker/jobs";

/** A worker that serves the queue. */
export interface RunningWorker {
  /** Lets the jobs at hand come to their end, and takes no more. */
  readonly stop: () => Promise<void>;
  /** Settles when the worker has ended, by itself or because it was stopped. */
  readonly ended: Promise<void>;
}

const queueSchema = "graphile_worker";
const jobsAtOnce = 4;
const connections = 4;
/** The queue tells of each job it begins and ends; that is for whoever looks for a fault. */
const logLevels = { error: "error", warning: "warn", info: "debug", debug: "debug" } as const;

/** Begins to do what is due: events that are told, money that becomes available, what is swept. */
export async function startWorker(): Promise<RunningWorker> {
  await checkDatabase();
  const runner = await run({
    connectionString: settings().databaseUrl,
    schema: queueSchema,
    concurrency: jobsAtOnce,
    maxPoolSize: connections,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => log()[logLevels[level]](message)),
    taskList: taskList(),
    parsedCronItems: parseCronItems(schedule()),
  });
  const loops = [startEventLoops(), startChannelLoops()];
  const stopLoops = () => Promise.all(loops.map((loop) => loop.stop()));
  const ended = disconnectedAfter(runner.promise, stopLoops);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= Promise.allSettled([runner.stop(), stopLoops()]).then(() => ended);
    return stopping;
  };
  log().info("The worker has started.");
  return { stop, ended };
}

async function disconnectedAfter(
  running: Promise<void>,
  stopLoops: () => Promise<unknown>,
): Promise<void> {
  try {
    await running;
  } finally {
    await stopLoops();
    closeOutbound();
    await disconnect();
  }
}
