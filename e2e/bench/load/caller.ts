import { randomUUID } from "node:crypto";
import { createConnection, type Socket } from "node:net";
import { AnswerReader, type HttpAnswer } from "#e2e/bench/load/answer-reader";
import { freshKey } from "#e2e/bench/load/load-job";

const longestAnswer = 65_536;

/** A request in bytes, and where each sending puts its key; -1 where it has none. */
export interface Prepared {
  readonly bytes: Buffer;
  readonly keyAt: number;
}

/** Requests as they go over the wire. */
export function prepared(requests: readonly string[]): readonly Prepared[] {
  return requests.map((request) => {
    const bytes = Buffer.from(request);
    return { bytes, keyAt: bytes.indexOf(freshKey) };
  });
}

/** What a caller asks before each request, and tells of each answer. */
export interface Conversation {
  /** The next request, or nothing when it is time to stop. */
  readonly next: () => Prepared | undefined;
  readonly answered: (answer: HttpAnswer, microseconds: number) => void;
}

/** One keep-alive connection that sends a request as soon as the last one is answered. */
export function call(port: number, conversation: Conversation): Promise<void> {
  return new Promise((resolve, reject) => {
    const reader = new AnswerReader();
    const request = Buffer.alloc(longestAnswer);
    let sentAt = 0;
    const send = () => {
      const wanted = conversation.next();
      if (!wanted) return socket.end();
      wanted.bytes.copy(request);
      if (wanted.keyAt >= 0) request.write(randomUUID(), wanted.keyAt, "latin1");
      sentAt = performance.now();
      return socket.write(request.subarray(0, wanted.bytes.length));
    };
    const arrive = (length: number, buffer: Uint8Array): boolean => {
      try {
        const answer = reader.read(Buffer.from(buffer.buffer, buffer.byteOffset, length));
        if (answer) {
          conversation.answered(answer, (performance.now() - sentAt) * 1_000);
          send();
        }
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        socket.destroy();
      }
      return true;
    };
    const socket: Socket = createConnection({
      port,
      host: "127.0.0.1",
      noDelay: true,
      onread: { buffer: Buffer.alloc(longestAnswer), callback: arrive },
    });
    socket
      .once("connect", send)
      .once("error", reject)
      .once("close", () => resolve());
  });
}
