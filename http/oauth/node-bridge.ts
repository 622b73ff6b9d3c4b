import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { settings } from "#platform/settings";

/** A request of the web as Node's own, with the answer that will be given to it. */
export interface NodeExchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly answer: Promise<Response>;
}

/** Asks what was written for Node's server, with the host of the settings and no other. */
export function askNode(
  request: Request,
  body: string,
  listener: RequestListener,
): Promise<Response> {
  const { incoming, outgoing, answer } = nodeExchange(request, body);
  listener(incoming, outgoing);
  return answer;
}

/** A request in Node's form. */
export function nodeExchange(request: Request, body = ""): NodeExchange {
  const { pathname, search } = new URL(request.url);
  const incoming = new IncomingMessage(new OriginSocket());
  incoming.method = request.method;
  incoming.url = `${pathname}${search}`;
  incoming.headers = {
    ...Object.fromEntries(request.headers),
    host: new URL(settings().origin).host,
    "content-length": String(Buffer.byteLength(body)),
  };
  delete incoming.headers["transfer-encoding"];
  incoming.push(body);
  incoming.push(null);
  const outgoing = new ServerResponse(incoming);
  return { incoming, outgoing, answer: answerOf(outgoing) };
}

/** By this Node's frameworks know whether the connection is encrypted. */
class OriginSocket extends Socket {
  readonly encrypted = settings().origin.startsWith("https:");
}

function answerOf(outgoing: ServerResponse): Promise<Response> {
  const chunks: Buffer[] = [];
  const { promise, resolve } = Promise.withResolvers<Response>();
  const take = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  outgoing.write = (chunk: unknown) => {
    take(chunk);
    return true;
  };
  outgoing.end = (chunk?: unknown) => {
    take(chunk);
    resolve(toResponse(outgoing, Buffer.concat(chunks)));
    return outgoing;
  };
  return promise;
}

function toResponse(outgoing: ServerResponse, body: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(outgoing.getHeaders())) {
    for (const text of [value ?? []].flat()) headers.append(name, String(text));
  }
  headers.delete("content-length");
  const status = outgoing.statusCode;
  const hasBody = body.length > 0 && status !== 204 && status !== 304;
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers });
}
