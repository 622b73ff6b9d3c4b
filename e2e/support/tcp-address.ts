import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** An address on this machine behind which something else may stand from one moment to the next. */
export interface TcpAddress extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection that goes through it. */
  readonly cut: () => void;
}

/** Starts an address; each new connection goes to the port that is named then, or is refused. */
export async function startTcpAddress(portNow: () => number | undefined): Promise<TcpAddress> {
  const sockets = new Set<Socket>();
  const server = createServer((coming) => {
    const port = portNow();
    if (port === undefined) {
      coming.resetAndDestroy();
      return;
    }
    const going = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [coming, going],
      [going, coming],
    ] as const) {
      sockets.add(one);
      one.setNoDelay(true);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut,
    [Symbol.asyncDispose]: async () => {
      server.close();
      cut();
      await once(server, "close");
    },
  };
}
