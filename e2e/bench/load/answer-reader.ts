/** An answer as it came over a connection. */
export interface HttpAnswer {
  readonly status: number;
  /** Valid until the connection's next bytes arrive. */
  readonly body: Buffer;
}

const empty = Buffer.alloc(0);
const endOfHead = "\r\n\r\n";
const lineEnd = "\r\n";

/** Puts the answers of one connection together, one at a time; pipelining is an error. */
export class AnswerReader {
  #held: Buffer = empty;

  /** Takes what has arrived, and gives the answer once all of it is there. */
  read(arrived: Buffer): HttpAnswer | undefined {
    const bytes = this.#held.length === 0 ? arrived : Buffer.concat([this.#held, arrived]);
    const answer = wholeAnswer(bytes);
    // The connection writes its next bytes into the same buffer.
    this.#held = answer ? empty : Buffer.from(bytes);
    return answer;
  }
}

function wholeAnswer(bytes: Buffer): HttpAnswer | undefined {
  const headEnd = bytes.indexOf(endOfHead);
  if (headEnd < 0) return undefined;
  const head = bytes.toString("latin1", 0, headEnd);
  const rest = bytes.subarray(headEnd + endOfHead.length);
  const body = /\r\ntransfer-encoding: *chunked/i.test(head)
    ? chunkedBody(rest)
    : sizedBody(rest, Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]));
  return body && { status: Number(head.slice(9, 12)), body };
}

function sizedBody(rest: Buffer, length: number): Buffer | undefined {
  if (Number.isNaN(length)) throw new Error("The answer says neither its length nor its chunks.");
  if (rest.length > length) throw new Error("There is more than one answer.");
  return rest.length === length ? rest : undefined;
}

function chunkedBody(rest: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const sizeEnd = rest.indexOf(lineEnd, at);
    if (sizeEnd < 0) return undefined;
    const size = Number.parseInt(rest.toString("latin1", at, sizeEnd), 16);
    const start = sizeEnd + lineEnd.length;
    at = start + size + lineEnd.length;
    if (rest.length < at) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(rest.subarray(start, start + size));
  }
}
