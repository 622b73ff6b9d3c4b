import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { agentFor } from "#platform/outbound-agents";
import { checkedLookup, requireAllowed, resolveByDns } from "#platform/outbound-lookup";
import { addressInHost } from "#platform/public-address";

const longestCallMs = 10_000;
const mostBytesRead = 262_144;

/** What a library asks of `fetch`, as far as we let it. */
export interface FetchInit {
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: unknown;
}

/** The rule of a call: whether it may reach this very machine. */
export interface FetchRule {
  readonly allowLoopback: boolean;
}

/**
 * `fetch` for a library that reads from addresses somebody else has named: public addresses only,
 * no redirect followed, limited in time and size. It rejects where nothing of use comes back.
 */
export async function outboundFetch(
  address: string,
  init: FetchInit,
  { allowLoopback }: FetchRule,
): Promise<Response> {
  const url = new URL(address);
  const literal = addressInHost(url.hostname);
  // An address is never looked up, so the look-up's check would not see it.
  if (literal !== undefined) requireAllowed(literal, allowLoopback);
  const secure = url.protocol === "https:";
  const open = (secure ? requestHttps : requestHttp)({
    agent: agentFor(allowLoopback ? "provider loopback" : "provider", secure),
    method: init.method ?? "GET",
    protocol: url.protocol,
    hostname: literal ?? url.hostname,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers: { ...init.headers, host: url.host },
    lookup: checkedLookup(resolveByDns, allowLoopback),
    signal: AbortSignal.timeout(longestCallMs),
    ...(literal === undefined ? { servername: url.hostname } : {}),
  });
  const body = init.body === undefined || init.body === null ? "" : textOf(init.body);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    open.on("response", resolve).on("error", reject).end(body);
  });
  return responseOf(answer);
}

function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError("only texts and forms are sent");
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let length = 0;
  const body: AsyncIterable<Buffer> = answer;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > mostBytesRead) throw new Error("The answer is too large.");
    chunks.push(chunk);
  }
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) throw new Error("The answer has no status.");
  const headers = new Headers();
  for (const name of ["cache-control", "content-type", "www-authenticate"]) {
    const value = answer.headers[name];
    if (typeof value === "string") headers.set(name, value);
  }
  return new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers });
}
