import type { RequestListener } from "node:http";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { type Line, listening, say, spelled } from "#e2e/support/raw-http";
import { httpServer } from "#server/http-server";

const short = { headersMs: 60, requestMs: 120, idleMs: 75_000, stillMs: 120, lookEveryMs: 10 };

/** A server that tells what it read, and which addresses it was asked for. */
async function telling(patience?: Parameters<typeof httpServer>[1]) {
  const asked: string[] = [];
  const server = httpServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    let body = "";
    incoming.on("data", (chunk) => (body += String(chunk)));
    incoming.on("end", () => outgoing.end(`read ${body}`));
  }, patience);
  const port = await listening(server);
  return { asked, say: (text: string) => say(port, text) };
}

const head = "Host: a\n";

const posted = (rest: string) => `POST / HTTP/1.1\n${head}${rest}`;
const smuggled = `GET /smuggled HTTP/1.1\n${head}\n`;

/** Requests that two programs could take for different ones. */
const ambiguous: Readonly<Record<string, string>> = {
  "two lengths": `POST / HTTP/1.1\n${head}Content-Length: 4\nContent-Length: 5\n\nabcd`,
  "the same length twice": `POST / HTTP/1.1\n${head}Content-Length: 4\nContent-Length: 4\n\nabcd`,
  "a length and pieces": posted(
    `Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n${smuggled}`,
  ),
  "pieces and a length": posted(
    `Transfer-Encoding: chunked\nContent-Length: 4\n\n0\n\n${smuggled}`,
  ),
  "pieces that are not last": posted(`Transfer-Encoding: chunked, identity\n\n0\n\n${smuggled}`),
  "pieces by a name in disguise": posted(`Transfer-Encoding: xchunked\n\n0\n\n${smuggled}`),
  "a space before the colon": posted(`Content-Length : 40\n\n${smuggled}`),
  "a length with a sign": posted(`Content-Length: +40\n\n${smuggled}`),
  "a header over two lines": `GET / HTTP/1.1\n${head}X-A: a\n b\n\n`,
  "a NUL in a header": `GET / HTTP/1.1\n${head}X-A: a\0b\n\n`,
  "a line end of its own": `GET / HTTP/1.1\n${head}X-A: a\rX-B: b\n\n`,
  "no host": "GET / HTTP/1.1\n\n",
  "a letter that is none of ASCII": `GET /\u00e9 HTTP/1.1\n${head}\n`,
  "a preface of HTTP/2": "PRI * HTTP/2.0\n\nSM\n\n",
  "a greeting of TLS": "\u0016\u0003\u0001",
};

for (const [name, text] of Object.entries(ambiguous)) {
  test(`${name} is a 400 that ends the connection, and nothing is read out of it`, async () => {
    const { asked, say: sayTo } = await telling();
    expect(await sayTo(text).ended).toMatch(/^HTTP\/1.1 400 /);
    expect(asked.filter((one) => one.includes("smuggled"))).toEqual([]);
  });
}

test("a piece with a length that is none ends the connection", async () => {
  const { say: sayTo } = await telling();
  const text = `POST / HTTP/1.1\n${head}Transfer-Encoding: chunked\n\nzz\nabcd\n0\n\n`;
  expect(await sayTo(text).ended).toMatch(/^HTTP\/1.1 400 /);
});

test("headers or an address of more than 16 kB are a 431", async () => {
  const { asked, say: sayTo } = await telling();
  for (const text of [
    `GET /${"a".repeat(17_000)} HTTP/1.1\n${head}\n`,
    `GET / HTTP/1.1\n${head}X-A: ${"a".repeat(17_000)}\n\n`,
    `GET / HTTP/1.1\n${head}${"X-A: a\n".repeat(4_000)}\n`,
  ]) {
    expect(await sayTo(text).ended).toMatch(/^HTTP\/1.1 431 /);
  }
  expect(asked).toEqual([]);
});

test("requests that come at once on one connection are answered in their order", async () => {
  const { say: sayTo } = await telling();
  const of = (body: string, more = "") =>
    `POST / HTTP/1.1\n${head}${more}Content-Length: ${body.length}\n\n${body}`;
  const answer = await sayTo(of("one") + of("two") + of("three", "Connection: close\n")).ended;
  expect([...answer.matchAll(/read (\w+)/g)].map(([, word]) => word?.replace("HTTP", ""))).toEqual([
    "one",
    "two",
    "three",
  ]);
});

test("who asks to go on is told to, and other expectations are refused", async () => {
  const { say: sayTo } = await telling();
  const asking = (expectation: string) =>
    sayTo(`POST / HTTP/1.1\n${head}Expect: ${expectation}\nContent-Length: 4\n\n`);
  const line = asking("100-continue");
  await line.until(/^HTTP\/1.1 100 /);
  line.socket.write("abcd");
  expect(await line.until(/read abcd/)).toContain("HTTP/1.1 200 OK");
  expect(await asking("miracles").until(/\r\n\r\n/)).toMatch(/^HTTP\/1.1 417 /);
});

test("a wish to speak something else is passed over, and the request answered", async () => {
  const { say: sayTo } = await telling();
  const wishes = [
    "Connection: Upgrade, HTTP2-Settings\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk\n",
    "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Key: a\nSec-WebSocket-Version: 13\n",
  ];
  for (const wish of wishes) {
    expect(await sayTo(`GET / HTTP/1.1\n${head}${wish}\n`).until(/read/)).toContain("200 OK");
  }
  expect(await sayTo(`CONNECT evil:80 HTTP/1.1\n${head}\n`).ended).toBe("");
});

/** Says one byte after another for as long as anybody listens. */
async function trickle({ socket, ended }: Line): Promise<string> {
  while (!socket.destroyed) {
    socket.write("a");
    await turn();
  }
  return ended;
}

test("who sends headers or a body byte by byte is cut off in time", async () => {
  const { say: sayTo } = await telling(short);
  expect(await trickle(sayTo("GET /"))).toMatch(/^HTTP\/1.1 408 /);
  const body = `POST / HTTP/1.1\n${head}Content-Length: 1000000000\n\n`;
  expect(await trickle(sayTo(body))).toMatch(/^(?:HTTP\/1.1 408 |$)/);
});

test("who goes on sending after the answer is cut off in time", async () => {
  const listener: RequestListener = (_, outgoing) => outgoing.end("enough");
  const port = await listening(httpServer(listener, short));
  const line = say(port, `POST / HTTP/1.1\n${head}Content-Length: 1000000000\n\n`);
  expect(await trickle(line)).toContain("enough");
});

test("who asks and never reads is cut off in time", async () => {
  const cutOff = Promise.withResolvers<boolean>();
  const listener: RequestListener = (_, outgoing) => {
    outgoing.once("close", () => cutOff.resolve(!outgoing.writableFinished));
    outgoing.end(Buffer.alloc(64_000_000));
  };
  const { socket } = say(await listening(httpServer(listener, short)), "");
  socket.pause().write(spelled(`GET / HTTP/1.1\n${head}\n`));
  expect(await cutOff.promise).toBe(true);
  socket.destroy();
});
