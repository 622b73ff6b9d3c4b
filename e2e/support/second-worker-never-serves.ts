import cluster from "node:cluster";

/** Loaded before a server: its second process starts for ever, whatever it is politely told. */
if (cluster.worker?.id === 2) {
  process.on("SIGTERM", () => undefined);
  await new Promise(() => setInterval(() => undefined, 60_000));
}
