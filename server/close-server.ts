import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** How long a request may take that is open when the server is told to end. */
const patienceMs = 20_000;
const lookMs = 20;

/** Takes no more connections and lets open requests have their answers; the last are cut off. */
export async function closeServer(
  server: Server,
  withinMs = patienceMs,
): Promise<{ readonly isCutOff: boolean }> {
  const closed = once(server, "close");
  server.close();
  // Closing ends the connections that are idle now; those that become idle later are left open.
  const looking = setInterval(() => server.closeIdleConnections(), lookMs);
  const late = wait(withinMs, true, { ref: false });
  const isCutOff = await Promise.race([closed.then(() => false), late]);
  clearInterval(looking);
  server.closeAllConnections();
  return { isCutOff };
}
