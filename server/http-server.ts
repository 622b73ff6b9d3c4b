import { createServer, type RequestListener, type Server } from "node:http";

/** How long others may let us wait, in milliseconds. */
export interface Patience {
  readonly headersMs: number;
  /** For the whole of a request, and so for what is sent after its answer. */
  readonly requestMs: number;
  /** For the next request on a connection. */
  readonly idleMs: number;
  /** For anything at all to move on a connection that waits for an answer or is given one. */
  readonly stillMs: number;
  readonly lookEveryMs: number;
}

/**
 * Proxies keep idle connections for a minute at most, and we longer: else one might send a request
 * on a connection that is just being closed.
 */
const usual: Patience = {
  headersMs: 20_000,
  requestMs: 60_000,
  idleMs: 75_000,
  stillMs: 120_000,
  lookEveryMs: 5_000,
};

/** A server that nobody can hold up, be it by sending slowly, by never reading or by number. */
export function httpServer(listener: RequestListener, patience: Patience = usual): Server {
  const server = createServer(
    {
      insecureHTTPParser: false,
      requireHostHeader: true,
      maxHeaderSize: 16_384,
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: patience.idleMs,
      connectionsCheckingInterval: patience.lookEveryMs,
      // HTTP/2 and WebSockets are not spoken here; the request itself is answered as any other.
      shouldUpgradeCallback: () => false,
    },
    listener,
  );
  server.timeout = patience.stillMs;
  server.maxConnections = 10_000;
  return server;
}
