import { once } from "node:events";
import {
  Agent,
  createServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";

/** What goes wrong between a program and us. */
export interface Cuts {
  readonly origin: string;
  /** How many of a hundred answers are cut, after the work behind them was done. */
  readonly perCent: number;
  /** Takes the idempotency keys off, as if we had no such thing. */
  readonly withoutKeys?: boolean;
}

/** A proxy on this machine that loses answers. */
export interface CuttingProxy extends AsyncDisposable {
  readonly origin: string;
  /** How many answers it has lost. */
  readonly cut: () => number;
}

/** Starts a proxy that passes everything on and loses a part of the answers. */
export async function startCuttingProxy(cuts: Cuts): Promise<CuttingProxy> {
  const agent = new Agent({ keepAlive: true });
  let lost = 0;
  const server = createServer((asked, answered) => {
    pass({ asked, answered, cuts, agent, isLost: () => isCut(cuts) && Boolean((lost += 1)) });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    cut: () => lost,
    [Symbol.asyncDispose]: async () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function isCut({ perCent }: Cuts): boolean {
  return Math.random() * 100 < perCent;
}

interface Passage {
  readonly asked: IncomingMessage;
  readonly answered: ServerResponse;
  readonly cuts: Cuts;
  readonly agent: Agent;
  readonly isLost: () => boolean;
}

function pass({ asked, answered, cuts, agent, isLost }: Passage): void {
  const headers = { ...asked.headers };
  if (cuts.withoutKeys) delete headers["idempotency-key"];
  const onward = forward(
    new URL(asked.url ?? "/", cuts.origin),
    { method: asked.method, headers, agent },
    (answer) => {
      if (asked.method === "POST" && isLost()) {
        answer.resume();
        asked.socket.destroy();
        return;
      }
      answered.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(answered);
    },
  );
  onward.on("error", () => asked.socket.destroy());
  asked.pipe(onward);
}
