import {
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  request as requestHttp,
} from "node:http";
import { request as requestHttps } from "node:https";
import { agentFor } from "#platform/outbound-agents";
import {
  BlockedAddress,
  checkedLookup,
  type Resolve,
  requireAllowed,
  resolveByDns,
  UnknownHost,
} from "#platform/outbound-lookup";
import { addressInHost } from "#platform/public-address";

/** Why nothing that counts has come back. */
export type OutboundFailure =
  | "blocked_address"
  | "connection_lost"
  | "dns"
  | "invalid_answer"
  | "redirect"
  | "refused"
  | "timeout"
  | "tls"
  | "too_large";

/** One call to somebody else's server. */
export interface OutboundCall {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Calls of one lane share connections, and never take those of another. */
  readonly lane: string;
  readonly allowLoopback?: boolean;
  readonly timeoutMs?: number;
  readonly resolve?: Resolve;
}

/** What came back, as much of it as is kept; `failure` says why it does not count, if so. */
export interface OutboundAnswer {
  readonly status: number | null;
  readonly failure: OutboundFailure | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body. */
  readonly excerpt: string;
  readonly durationMs: number;
}

const longestCallMs = 10_000;
const mostBytesRead = 65_536;
const mostBytesKept = 4_096;
const keptHeaders = ["content-length", "content-type", "date", "location", "retry-after", "server"];

/**
 * Posts to an address that somebody else has named. It connects to public addresses only, follows
 * no redirect, and ends in time whatever the other side does; it never rejects.
 */
export async function postOutbound(call: OutboundCall): Promise<OutboundAnswer> {
  const startedAt = performance.now();
  const lasted = () => Math.round(performance.now() - startedAt);
  try {
    return { ...(await answerTo(call)), durationMs: lasted() };
  } catch (error) {
    return { ...nothing, failure: failureOf(error), durationMs: lasted() };
  }
}

type Received = Omit<OutboundAnswer, "durationMs">;

const nothing = { status: null, headers: {}, excerpt: "" } as const;

async function answerTo(call: OutboundCall): Promise<Received> {
  const abort = AbortSignal.timeout(call.timeoutMs ?? longestCallMs);
  try {
    return await exchanged(call, abort);
  } catch (error) {
    // The other side had closed a kept connection before our words arrived: they were not read.
    if (error instanceof StaleConnection) return exchanged(call, abort);
    throw error;
  }
}

class StaleConnection extends Error {}

async function exchanged(call: OutboundCall, signal: AbortSignal): Promise<Received> {
  const request = opened(call, signal);
  try {
    const response = await responseTo(request, call.body);
    return await received(response);
  } catch (error) {
    request.destroy();
    if (signal.aborted) throw signal.reason;
    throw request.reusedSocket && codeOf(error) === "ECONNRESET" ? new StaleConnection() : error;
  }
}

function opened(call: OutboundCall, signal: AbortSignal): ClientRequest {
  const url = new URL(call.url);
  const { allowLoopback = false, resolve = resolveByDns } = call;
  const literal = addressInHost(url.hostname);
  // An address is never looked up, so the look-up's check would not see it.
  if (literal !== undefined) requireAllowed(literal, allowLoopback);
  const secure = url.protocol === "https:";
  // A connection that was opened under one rule is never used under another.
  const agent: Agent = agentFor(allowLoopback ? `${call.lane} loopback` : call.lane, secure);
  const request = secure ? requestHttps : requestHttp;
  return request({
    agent,
    method: "POST",
    protocol: url.protocol,
    hostname: literal ?? url.hostname,
    port: url.port,
    path: `${url.pathname}${url.search}`,
    headers: {
      ...call.headers,
      host: url.host,
      "content-length": Buffer.byteLength(call.body),
    },
    lookup: checkedLookup(resolve, allowLoopback),
    signal,
    ...(literal === undefined ? { servername: url.hostname } : {}),
  });
}

function responseTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.on("response", resolve).on("error", reject).end(body);
  });
}

async function received(response: IncomingMessage): Promise<Received> {
  const status = response.statusCode ?? 0;
  const { bytes, isWhole } = await beginning(response);
  return {
    status,
    failure: failureOfAnswer(status, isWhole),
    headers: keptOf(response),
    excerpt: bytes.subarray(0, mostBytesKept).toString("utf8").replaceAll("\0", ""),
  };
}

function failureOfAnswer(status: number, isWhole: boolean): OutboundFailure | null {
  if (status >= 300 && status < 400) return "redirect";
  return isWhole ? null : "too_large";
}

/** As much of the body as we are ready to read; the rest is cut off with the connection. */
async function beginning(response: IncomingMessage) {
  const chunks: Buffer[] = [];
  let length = 0;
  const body: AsyncIterable<Buffer> = response;
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > mostBytesRead) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes, isWhole: length <= mostBytesRead };
}

function keptOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const kept = keptHeaders.flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, value.slice(0, 500)] as const] : [];
  });
  return Object.fromEntries(kept);
}

const failures: readonly (readonly [RegExp, OutboundFailure])[] = [
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, "refused"],
  [/^(?:ETIMEDOUT|ABORT_ERR)$/, "timeout"],
  [/^(?:HPE_|ERR_HTTP|ERR_INVALID)/, "invalid_answer"],
  [/^(?:ERR_SSL|ERR_TLS|EPROTO|CERT_|UNABLE_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/, "tls"],
];

function failureOf(error: unknown): OutboundFailure {
  if (error instanceof BlockedAddress) return "blocked_address";
  if (error instanceof UnknownHost) return "dns";
  if (error instanceof DOMException && error.name === "TimeoutError") return "timeout";
  const code = codeOf(error);
  return failures.find(([pattern]) => pattern.test(code))?.[1] ?? "connection_lost";
}

/** Where several addresses were tried, the last word is on the first of them. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
