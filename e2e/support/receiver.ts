import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A webhook as it came in. */
export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The event's id and type, read from the body. */
  readonly id: string;
  readonly type: string;
  readonly receivedAtMs: number;
}

/** Somebody else's server that takes webhooks. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: ReceivedWebhook[];
  /** The ids of all events that came, in their order, each as often as it came. */
  readonly ids: () => readonly string[];
}

/** Answers one webhook. */
export type Answer = (response: ServerResponse, webhook: ReceivedWebhook) => void;

/** What a good receiver says. */
export const thanks: Answer = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).end('{"received":true}');
};

/** The ways of bad receivers. */
export const badAnswers: Readonly<Record<string, Answer>> = {
  hangs: () => undefined,
  redirects: (response) => {
    response.writeHead(302, { location: "http://127.0.0.1:9/" }).end();
  },
  fails: (response) => {
    response.writeHead(500).end("no");
  },
  floods: (response) => {
    const chunk = Buffer.alloc(65_536, "x");
    let left = 16_384;
    const pour = () => {
      while (left > 0 && !response.destroyed && response.write(chunk)) left -= 1;
    };
    response.writeHead(200, { "content-length": chunk.length * left }).on("drain", pour);
    pour();
  },
  drips: (response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 500);
    response.on("close", () => clearInterval(drip));
  },
};

/** A real server on this machine; what it answers can be said. */
export async function aReceiver(answer: Answer = thanks): Promise<Receiver> {
  const received: ReceivedWebhook[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const webhook = webhookOf(request.headers, Buffer.concat(chunks).toString("utf8"));
      received.push(webhook);
      answer(response, webhook);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    ids: () => received.map(({ id }) => id),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

function webhookOf(headers: IncomingHttpHeaders, body: string): ReceivedWebhook {
  const parsed: unknown = JSON.parse(body);
  const textAt = (name: string) => String(Reflect.get(Object(parsed), name));
  return { headers, body, id: textAt("id"), type: textAt("type"), receivedAtMs: performance.now() };
}
