import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** What becomes of the next commit: it is done and its answer lost, arrives late, or never. */
export type Cut = "after commit" | "before commit" | "long before commit";

const lateMs = 400;

/** A way to a Postgres on this machine on which a commit can be lost. */
export interface CommitCutter extends AsyncDisposable {
  readonly port: number;
  readonly cutNext: (cut: Cut) => void;
  /** Whether the cut that was asked for is still to come. */
  readonly isArmed: () => boolean;
  /** Done when all that comes late has arrived, and the database has answered to nobody. */
  readonly allArrived: () => Promise<unknown>;
}

/** Opens such a way to that port; it passes everything on until it is told to cut. */
export async function openCommitCutter(port: number): Promise<CommitCutter> {
  let armed: Cut | undefined;
  const sockets = new Set<Socket>();
  const late: Promise<unknown>[] = [];
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined));
    pass({ near, far }, () => {
      const cut = armed;
      armed = undefined;
      if (cut === "long before commit") late.push(once(far, "close"));
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
    isArmed: () => armed !== undefined,
    allArrived: () => Promise.all(late),
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
  let isLate = false;
  near.on("data", (sent) => {
    const cut = /commit *\0/.test(sent.toString("latin1")) ? takeCut() : undefined;
    isLate = cut === "long before commit";
    if (isLate) setTimeout(() => far.end(sent), lateMs);
    else if (cut !== "before commit") far.write(sent);
    if (cut) near.destroy();
  });
  far.on("data", (answer) => near.destroyed || near.write(answer));
  near.on("close", () => isLate || far.end());
  far.on("close", () => near.destroy());
}
