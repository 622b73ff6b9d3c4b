import { cpus, loadavg, release, totalmem } from "node:os";

/** Where the figures come from, in one line. */
export function machineLine(postgresVersion: string): string {
  const [processor] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  return [
    `${cpus().length} cores (${processor?.model.trim() ?? "not named"})`,
    `${memory} GB`,
    `Linux ${release()}`,
    `Node ${process.versions.node}`,
    `Postgres ${postgresVersion}`,
    `load ${load.toFixed(1)} at the start`,
  ].join(", ");
}
