import fc from "fast-check";
import { expect, test } from "vitest";
import { AnswerReader, type HttpAnswer } from "#e2e/bench/load/answer-reader";

const sized = "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello\r\nmore";
const chunks = "5\r\nhello\r\n6\r\n\r\nmore\r\n0\r\n\r\n";
const chunked = `HTTP/1.1 402 Payment Required\r\ntransfer-encoding: chunked\r\n\r\n${chunks}`;
const empty = "HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n";

/** What is read of bytes that arrive in these pieces, over and over in the same buffer. */
function readInPieces(text: string, cuts: readonly number[]): (HttpAnswer | undefined)[] {
  const reader = new AnswerReader();
  const buffer = Buffer.alloc(1_000);
  const places = [0, ...cuts.map((cut) => cut % text.length), text.length].toSorted(
    (a, b) => a - b,
  );
  return places.slice(1).map((end, at) => {
    const length = buffer.write(text.slice(places[at], end), "latin1");
    return reader.read(buffer.subarray(0, length));
  });
}

for (const [name, text, status, body] of [
  ["with its length", sized, 200, "hello\r\nmore"],
  ["in chunks", chunked, 402, "hello\r\nmore"],
  ["without a body", empty, 204, ""],
] as const) {
  test(`an answer ${name} is whole when its last byte has arrived, wherever it was cut`, () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 5 }), (cuts) => {
        const answers = readInPieces(text, cuts).filter((answer) => answer !== undefined);
        expect(answers).toHaveLength(1);
        expect(answers[0]?.status).toBe(status);
        expect(answers[0]?.body.toString()).toBe(body);
      }),
    );
  });
}

test("a connection gives one answer after the other", () => {
  const reader = new AnswerReader();
  expect(reader.read(Buffer.from(sized))?.status).toBe(200);
  expect(reader.read(Buffer.from(chunked))?.status).toBe(402);
});

test("two answers at once, or one without an end, are an error", () => {
  expect(() => new AnswerReader().read(Buffer.from(sized + sized))).toThrow("more than one");
  expect(() => new AnswerReader().read(Buffer.from("HTTP/1.1 200 OK\r\n\r\n"))).toThrow("length");
});
