import cluster from "node:cluster";
import { once } from "node:events";
import type { Server } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { disconnect } from "#db/client";
import { allWritten } from "#domain/changes/write-queue";
import { beginDraining, isDraining } from "#http/draining";
import { checkStart } from "#http/session-start";
import { log } from "#platform/log";
import { settings } from "#platform/settings";
import { closeServer } from "#server/close-server";
import { shareMetrics } from "#server/cluster-metrics";
import { httpServer } from "#server/http-server";
import { listener } from "#server/listener";
import { openPages, type Pages } from "#server/pages";
import { readRoutes } from "#server/read-routes";

/** Where a server listens. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** A server that answers. */
export interface Serving {
  /**
   * Tells balancers for as long as settings say, then takes no more connections; done when every
   * request has its answer and all that was only noted is written.
   */
  readonly stop: () => Promise<void>;
}

/** With what open requests may take, shorter than service managers wait before they kill. */
const lastActsMs = 5_000;

/** For who is told to end alone, by a signal of its own. */
const handOutMs = 2_000;
const lookMs = 10;

/** As many as may wait to be let in, if the kernel lets them. */
const backlog = 4_096;

/** Serves the built app of this folder: the API by its handlers, everything else by Next. */
export async function serve(folder: string, place: Place): Promise<Serving> {
  await checkStart();
  if (cluster.isWorker) shareMetrics();
  const routes = await readRoutes(join(folder, "app"));
  const pages = await openPages(folder, place);
  const { origin, drainSeconds } = settings();
  const server = httpServer(
    listener({ routes, origin, pages: pages.listener, isEnding: isDraining }),
  );
  server.listen({ ...place, backlog });
  await once(server, "listening");
  log().info({ ...place }, "The server listens.");
  return {
    stop: async () => {
      beginDraining();
      await wait(drainSeconds * 1_000);
      if (cluster.isWorker) await noMoreHandedOut(server);
      const { isCutOff } = await closeServer(server);
      if (isCutOff) log().warn("Not every request had its answer in time.");
      await Promise.race([lastActs(pages), wait(lastActsMs, undefined, { ref: false })]);
    },
  };
}

/**
 * Whoever shares the address among processes stops that and closes the server in each. One that
 * closed by itself could be handed a connection meanwhile, which nobody would ever answer.
 */
async function noMoreHandedOut(server: Server): Promise<void> {
  const until = performance.now() + handOutMs;
  while (server.listening && performance.now() < until) await wait(lookMs);
}

/** What nobody waits for any more, but was begun. */
async function lastActs(pages: Pages): Promise<void> {
  await allWritten();
  await pages.close();
  await disconnect();
}
