import cluster from "node:cluster";
import { once } from "node:events";

/** Loaded before a server: its second process starts for ever, whatever it is politely told. */
if (cluster.worker?.id === 2) {
  process.on("SIGTERM", () => undefined);
  // Else a process that has nothing to do ends.
  setInterval(() => undefined, 60_000);
  await once(process, "told by nobody");
}
