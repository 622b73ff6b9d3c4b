import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { standIn } from "#platform/stand-in";
import { ServedHeaders } from "#server/served-headers";

/** A request of Node's with the answer that will be given to it. */
export interface Exchange {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

/**
 * A request as handlers know it. Its address, method, headers and the bytes of a body whose length
 * was declared come straight from Node; whoever asks for more is answered by a real `Request`.
 */
export class ServedRequest extends standIn(Request) {
  readonly #exchange: Exchange;
  readonly #url: string;
  #headers: Headers | undefined;
  /** Who has the body: nobody yet, this one, or the real request. */
  #reader: "own" | "real" | undefined;

  constructor(exchange: Exchange, url: string) {
    super();
    this.#exchange = exchange;
    this.#url = url;
  }

  override get method(): string {
    return this.#exchange.incoming.method ?? "GET";
  }

  override get url(): string {
    return this.#url;
  }

  override get headers(): Headers {
    this.#headers ??= new ServedHeaders(this.#exchange.incoming.headers);
    return this.#headers;
  }

  override get bodyUsed(): boolean {
    return this.#reader === "real" ? this.real().bodyUsed : this.#reader === "own";
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { incoming } = this.#exchange;
    // Node takes no more bytes than were declared; only then may they be gathered unseen.
    const isBounded = incoming.headers["content-length"] !== undefined;
    if (this.#reader !== undefined || !isBounded) return this.real().arrayBuffer();
    this.#reader = "own";
    return arrived(incoming);
  }

  override make(): Request {
    if (this.#reader === "own") throw new TypeError("Body has already been read.");
    this.#reader = "real";
    const { incoming, outgoing } = this.#exchange;
    const gone = new AbortController();
    outgoing.once("close", () => outgoing.writableFinished || gone.abort());
    const sent = { method: this.method, headers: this.headers, signal: gone.signal };
    return new Request(this.#url, hasBody(incoming) ? { ...sent, ...bodyOf(incoming) } : sent);
  }
}

function hasBody({ method, headers }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD") return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** `half` because the answer is never sent before the body has been asked for. */
function bodyOf(incoming: IncomingMessage): RequestInit & { readonly duplex: "half" } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Node's name for the same class
  return { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" };
}

/** Settles in any case: with the whole body, or refused when whoever sends it is gone. */
function arrived(incoming: IncomingMessage): Promise<ArrayBuffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    const gone = () => reject(new TypeError("The body ended before all of it had arrived."));
    if (incoming.destroyed) gone();
    incoming.once("close", gone);
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.once("end", () => {
      incoming.off("close", gone);
      resolve(joined(chunks));
    });
  });
}

/** Their bytes in memory of their own: a small buffer of Node's lies in one with others. */
function joined(chunks: readonly Buffer[]): ArrayBuffer {
  const length = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.byteLength;
  }
  return all.buffer;
}
