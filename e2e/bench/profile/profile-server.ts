import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cell } from "#e2e/bench/payments/cell";
import { httpWay } from "#e2e/bench/payments/http-way";
import type { Ground } from "#e2e/bench/payments/open-ways";
import { startServer } from "#e2e/bench/payments/server";
import {
  type CpuProfile,
  cpuProfile,
  functionName,
  lastOf,
  partName,
  selfTimes,
} from "#e2e/bench/profile/self-times";
import { textTable } from "#e2e/bench/report/text-table";
import { readJson } from "#scripts/read-json";

const busy: Cell = { spread: "uniform", callers: 64, warmUpMs: 5_000, measureMs: 15_000 };
const lastSeconds = 15;
const mostParts = 20;
const mostFunctions = 40;

/** Where our server's time goes while it is kept busy, from a profile that Node makes of it. */
export async function profileServer(ground: Omit<Ground, "tell">): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tollgate-profile-"));
  try {
    await keepBusy(ground, folder);
    const profile = lastOf(readJson(largestIn(folder), cpuProfile), lastSeconds);
    return [
      sharesTable("part", profile, partName).slice(0, mostParts + 2),
      sharesTable("function", profile, functionName).slice(0, mostFunctions + 2),
    ]
      .map((lines) => lines.join("\n"))
      .join("\n\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The profile is written when the server ends. */
async function keepBusy(
  { options, load, merchants }: Omit<Ground, "tell">,
  folder: string,
): Promise<void> {
  await using opened = new AsyncDisposableStack();
  const env = { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` };
  const server = await startServer({ ...options.server, env }, opened);
  const postgresPid = Number(process.env.BENCH_POSTGRES_PID);
  await httpWay({ name: "payments", server, load, merchants, postgresPid }).measure(busy);
}

/** Of several processes, the one that saw most. */
function largestIn(folder: string): string {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const [largest] = files.toSorted((left, right) => statSync(right).size - statSync(left).size);
  if (largest === undefined) throw new Error("The server wrote no profile.");
  return largest;
}

function sharesTable(
  title: string,
  profile: CpuProfile,
  nameOf: Parameters<typeof selfTimes>[1],
): string[] {
  const rows = selfTimes(profile, nameOf).map(({ place, share }) => [
    place,
    `${(share * 100).toFixed(1)} %`,
  ]);
  return textTable([title, "of its own time"], rows).split("\n");
}
