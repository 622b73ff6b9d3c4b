import { Counter, Gauge, type Registry } from "prom-client";
import { type WorkerStanding, workerStanding } from "#domain/worker-rounds/worker-standing";

type RoundRow = WorkerStanding["rounds"][number];

const counters = [
  {
    name: "tollgate_worker_rounds_total",
    help: "Rounds of the worker's loops and runs of its jobs, all workers together.",
    value: ({ rounds }: RoundRow) => Number(rounds),
  },
  {
    name: "tollgate_worker_round_failures_total",
    help: "Rounds and runs of the worker that failed; what they left is due again.",
    value: ({ failures }: RoundRow) => Number(failures),
  },
  {
    name: "tollgate_worker_round_seconds_total",
    help: "How long rounds and runs of the worker took, all together.",
    value: ({ busyMs }: RoundRow) => Number(busyMs) / 1000,
  },
] as const;

/** Puts into the registry what the workers have done, what waits for them, and their receivers. */
export async function setWorkerMetrics(registry: Registry): Promise<void> {
  const { rounds, backlogs, lanes } = await workerStanding();
  const registers = [registry];
  for (const { name, help, value } of counters) {
    const counter = new Counter({ name, help, labelNames: ["loop"], registers });
    for (const row of rounds) counter.inc({ loop: row.name }, value(row));
  }
  const last = new Gauge({
    name: "tollgate_worker_last_round_timestamp_seconds",
    help: "When a loop or job of the worker last ended a round, in unix time.",
    labelNames: ["loop"],
    registers,
  });
  for (const row of rounds) last.set({ loop: row.name }, row.lastRoundAt.epochMilliseconds / 1000);
  const backlog = new Gauge({
    name: "tollgate_worker_backlog",
    help: "What waits for the worker: events to be told, audit entries, deliveries, e-mails.",
    labelNames: ["queue"],
    registers,
  });
  for (const { queue, waiting } of backlogs) backlog.set({ queue }, waiting);
  setLanes(registry, lanes);
}

function setLanes(registry: Registry, { endpoints, failing, overdue }: WorkerStanding["lanes"]) {
  const registers = [registry];
  const queues = new Gauge({
    name: "tollgate_webhook_endpoints",
    help: "Webhook endpoints with a queue, by whether the last delivery there has failed.",
    labelNames: ["state"],
    registers,
  });
  queues.set({ state: "failing" }, failing);
  queues.set({ state: "sound" }, endpoints - failing);
  const late = new Gauge({
    name: "tollgate_webhook_overdue_seconds",
    help: "For how long the most overdue webhook delivery of the installation has been due.",
    registers,
  });
  late.set(Math.max(0, overdue));
}
