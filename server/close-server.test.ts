import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { listening, say } from "#e2e/support/raw-http";
import { closeServer } from "#server/close-server";

const asking = "GET / HTTP/1.1\nHost: a\n\n";
const longMs = 60_000;

/** A server whose answers wait until the test gives them. */
async function waiting() {
  const open: ServerResponse[] = [];
  const server = createServer((_, outgoing) => {
    open.push(outgoing);
    server.emit("asked");
  });
  const port = await listening(server);
  const ask = async () => {
    const asked = once(server, "asked");
    const line = say(port, asking);
    await asked;
    return line;
  };
  return { server, port, open, ask };
}

test("an open request has its answer, and only then is the server closed", async () => {
  const { server, open, ask } = await waiting();
  const line = await ask();
  const closing = closeServer(server, longMs);
  expect(server.listening).toBe(false);
  open[0]?.end("answer");
  expect(await closing).toEqual({ isCutOff: false });
  expect(await line.ended).toContain("answer");
});

test("a connection that waits for its next request does not hold it up", async () => {
  const { server, open, ask } = await waiting();
  const line = await ask();
  open[0]?.end("answer");
  await line.until(/answer/);
  expect(await closeServer(server, longMs)).toEqual({ isCutOff: false });
  await line.ended;
});

test("nobody new is let in", async () => {
  const { server, port } = await waiting();
  await closeServer(server, longMs);
  expect(await say(port, asking).ended).toBe("");
});

test("an answer that does not come in time is given up", async () => {
  const { server, ask } = await waiting();
  const line = await ask();
  expect(await closeServer(server, 1)).toEqual({ isCutOff: true });
  expect(await line.ended).toBe("");
});
