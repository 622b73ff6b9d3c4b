import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { PlainResponse } from "#http/plain-response";

/** Sends what a handler has answered; to a HEAD all but the body. */
export function sendResponse(outgoing: ServerResponse, response: Response): Promise<void> | void {
  if (!(response instanceof PlainResponse)) return sendStream(outgoing, response);
  const { status, headers, body } = response.plain;
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  outgoing.end(body);
}

async function sendStream(outgoing: ServerResponse, response: Response): Promise<void> {
  const { status, headers, body } = response;
  const cookies = headers.getSetCookie();
  outgoing.writeHead(status, {
    ...Object.fromEntries(headers),
    ...(cookies.length > 0 && { "set-cookie": cookies }),
  });
  if (outgoing.req.method === "HEAD") await body?.cancel();
  if (body === null || outgoing.req.method === "HEAD") outgoing.end();
  else await pipeline(body, outgoing);
}
