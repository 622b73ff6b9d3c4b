import { Gauge, type Registry } from "prom-client";
import { latestOfEveryAccount } from "#domain/standing-check/latest-of-every-account";
import type { StandingCheck } from "#domain/standing-check/standing-check";

interface BooksGauge {
  readonly name: string;
  readonly help: string;
  readonly value: (check: StandingCheck) => number;
}

const gauges: readonly BooksGauge[] = [
  {
    name: "tollgate_books_faults",
    help: "Places where the last check found the books of an account not to agree.",
    value: ({ faultCount }) => faultCount,
  },
  {
    name: "tollgate_books_checked_timestamp_seconds",
    help: "When the books of an account were last checked, in unix time.",
    value: ({ checkedAt }) => checkedAt.epochMilliseconds / 1000,
  },
  {
    name: "tollgate_books_check_duration_seconds",
    help: "How long the last check of an account's books took.",
    value: ({ durationMs }) => durationMs / 1000,
  },
];

/** Puts into the registry what the database says of every account's books. */
export async function setBooksMetrics(registry: Registry): Promise<void> {
  const checks = await latestOfEveryAccount();
  for (const { name, help, value } of gauges) {
    const gauge = new Gauge({ name, help, labelNames: ["account"], registers: [registry] });
    for (const check of checks) gauge.set({ account: check.accountId }, value(check));
  }
}
