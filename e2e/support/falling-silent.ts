import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server on this machine on which nothing comes through while it is silent. */
export interface SilentWay extends AsyncDisposable {
  readonly port: number;
  /** From now on connections stay open and bring nothing, as when a network breaks silently. */
  readonly fallSilent: () => void;
  /** What connects from now on comes through; what fell silent stays so. */
  readonly speakAgain: () => void;
}

/** Opens a way to that port. */
export async function openSilentWay(port: number): Promise<SilentWay> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of pair) socket.on("error", () => undefined);
    for (const [one, other] of [pair, pair.toReversed()]) {
      one?.on("close", () => {
        other?.destroy();
        pairs.delete(pair);
      });
    }
    if (isSilent) silence(pair);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    fallSilent: () => {
      isSilent = true;
      for (const pair of pairs) silence(pair);
    },
    speakAgain: () => {
      isSilent = false;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of [...pairs].flat()) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function silence(pair: readonly [Socket, Socket]): void {
  for (const socket of pair) {
    socket.unpipe();
    socket.pause();
  }
}
