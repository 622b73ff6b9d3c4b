import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What becomes of the next commit: it is done and its answer lost, or it never arrives. */
export type Cut = "after commit" | "before commit";

/** A way to a Postgres on this machine on which a commit can be lost. */
export interface CommitCutter extends AsyncDisposable {
  readonly port: number;
  readonly cutNext: (cut: Cut) => void;
}

/** Opens such a way to that port; it passes everything on until it is told to cut. */
export async function openCommitCutter(port: number): Promise<CommitCutter> {
  let armed: Cut | undefined;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    pass({ near, far }, () => {
      const cut = armed;
      armed = undefined;
      return cut;
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : 0,
    cutNext: (cut) => {
      armed = cut;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

interface Ends {
  readonly near: Socket;
  readonly far: Socket;
}

function pass({ near, far }: Ends, takeCut: () => Cut | undefined): void {
  near.on("data", (sent) => {
    const cut = sent.includes("commit\0") ? takeCut() : undefined;
    if (cut !== "before commit") far.write(sent);
    if (cut) near.destroy();
  });
  far.on("data", (answer) => near.destroyed || near.write(answer));
  near.on("close", () => far.end());
  far.on("close", () => near.destroy());
}
