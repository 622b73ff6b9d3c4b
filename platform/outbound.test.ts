import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer } from "node:net";
import { afterAll, expect, test } from "vitest";
import { type OutboundCall, postOutbound } from "#platform/outbound";
import { closeOutbound } from "#platform/outbound-agents";

const opened: { close: () => unknown }[] = [];

afterAll(() => {
  closeOutbound();
  for (const server of opened) server.close();
});

/** A server on this machine that answers so, and its address. */
async function receiver(listener: RequestListener): Promise<string> {
  return address(createServer(listener));
}

async function address(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  opened.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

const post = (url: string, fields: Partial<OutboundCall> = {}) =>
  postOutbound({
    url,
    body: '{"a":1}',
    headers: { "content-type": "application/json" },
    lane: url,
    allowLoopback: true,
    timeoutMs: 500,
    ...fields,
  });

test("what is posted arrives as it is, and what comes back is told", async () => {
  const seen: unknown[] = [];
  const url = await receiver((request, response) => {
    request.setEncoding("utf8").on("data", (body) => {
      seen.push([request.method, request.url, request.headers["content-type"], body]);
      response.writeHead(201, { "content-type": "text/plain", "x-other": "1" }).end("thank you");
    });
  });
  const answer = await post(`${url}?a=b`);
  expect(answer).toMatchObject({ status: 201, failure: null, excerpt: "thank you" });
  expect(answer.headers).toMatchObject({ "content-type": "text/plain" });
  expect(answer.headers).not.toHaveProperty("x-other");
  expect(seen).toEqual([["POST", "/hook?a=b", "application/json", '{"a":1}']]);
});

test("a redirect is a failure and never followed", async () => {
  let arrived = 0;
  const target = await receiver((_, response) => {
    arrived += 1;
    response.end();
  });
  const url = await receiver((_, response) => {
    response.writeHead(307, { location: target }).end();
  });
  expect(await post(url)).toMatchObject({ status: 307, failure: "redirect" });
  expect(arrived).toBe(0);
});

test("an answer that never comes, and one that never ends, are given up in time", async () => {
  const hanging = await receiver(() => undefined);
  const dripping = await receiver((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write("."), 20);
    response.on("close", () => clearInterval(drip));
  });
  const endlessHead = createTcpServer((socket) => {
    socket.on("error", () => undefined).write("HTTP/1.1 200 OK\r\n");
    const drip = setInterval(() => socket.write("a: b\r\n"), 20);
    socket.on("close", () => clearInterval(drip));
  });
  const urls = [hanging, dripping, await address(endlessHead)];
  const answers = await Promise.all(urls.map((url) => post(url, { timeoutMs: 200 })));
  for (const answer of answers) {
    expect(answer.failure).toBe("timeout");
    expect(answer.durationMs).toBeLessThan(2_000);
  }
});

test("of an answer without end only its beginning is read", async () => {
  let sent = 0;
  const url = await receiver((_, response) => {
    const chunk = Buffer.alloc(65_536, "x");
    const pour = () => {
      while (!response.destroyed && response.write(chunk)) sent += chunk.length;
    };
    response.on("drain", pour);
    pour();
  });
  const answer = await post(url, { timeoutMs: 5_000 });
  expect(answer).toMatchObject({ status: 200, failure: "too_large" });
  expect(answer.excerpt).toHaveLength(4_096);
  expect(sent).toBeLessThan(50_000_000);
});

test("what cannot be reached, or does not speak HTTP, is told by its kind", async () => {
  const closed = await receiver((_, response) => response.end());
  const rude = createTcpServer((socket) => {
    socket.on("error", () => undefined).end("220 mail.example.com ESMTP\r\n");
  });
  const mute = createTcpServer((socket) => {
    socket.on("error", () => undefined).on("data", () => socket.destroy());
  });
  expect(await post("http://127.0.0.1:9/")).toMatchObject({ status: null, failure: "refused" });
  expect(await post(await address(rude))).toMatchObject({ failure: "invalid_answer" });
  expect(await post(await address(mute))).toMatchObject({ failure: "connection_lost" });
  expect(await post(closed.replace("http:", "https:"))).toMatchObject({ failure: "tls" });
  const nowhere = { resolve: async () => [] };
  expect(await post("http://nowhere.example/", nowhere)).toMatchObject({ failure: "dns" });
});

test("connections are kept, and one that had died meanwhile costs nothing", async () => {
  const sockets = new Set<unknown>();
  const url = await receiver((request, response) => {
    sockets.add(request.socket);
    request.resume().on("end", () => response.end("ok"));
  });
  for (let turn = 0; turn < 5; turn += 1) await post(url);
  expect(sockets.size).toBe(1);
  const dying = createTcpServer((socket) => {
    let turns = 0;
    socket
      .on("error", () => undefined)
      .on("data", () => {
        turns += 1;
        if (turns === 1) socket.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        else socket.resetAndDestroy();
      });
  });
  const dyingUrl = await address(dying);
  expect(await post(dyingUrl)).toMatchObject({ status: 200, failure: null });
  expect(await post(dyingUrl)).toMatchObject({ status: 200, failure: null });
});

test.each([
  "http://127.0.0.1/",
  "http://localhost/",
  "http://[::1]/",
  "http://0x7f000001/",
  "http://2130706433/",
  "http://0/",
  "http://[::127.0.0.1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://169.254.169.254/latest/meta-data/",
  "http://10.0.0.1/",
])("nothing connects to %s", async (url) => {
  const answer = await post(url, { allowLoopback: false });
  expect(answer).toMatchObject({ status: null, failure: "blocked_address" });
});

test("a name that leads inside is refused, also if it is only one of its addresses", async () => {
  let arrived = 0;
  const url = await receiver((_, response) => {
    arrived += 1;
    response.end();
  });
  const { port } = new URL(url);
  const named = `http://rebinding.example:${port}/`;
  for (const addresses of [["127.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:7f00:1"]]) {
    const answer = await post(named, { allowLoopback: false, resolve: async () => addresses });
    expect(answer.failure).toBe("blocked_address");
  }
  expect(arrived).toBe(0);
});

test("the address that was checked is the one that is used, whatever the name says next", async () => {
  let asked = 0;
  const url = await receiver((_, response) => response.end("inside"));
  const { port } = new URL(url);
  const resolve = async () => {
    asked += 1;
    return asked === 1 ? ["192.0.2.1"] : ["127.0.0.1"];
  };
  const call = { allowLoopback: false, resolve, lane: "rebinding" };
  expect(await post(`http://rebinding.example:${port}/`, call)).toMatchObject({
    status: null,
    failure: "blocked_address",
  });
  expect(asked).toBe(1);
});

test("loopback stands open for the one call that allows it, and private networks never", async () => {
  const url = await receiver((_, response) => response.end("ok"));
  const named = url.replace("127.0.0.1", "localhost");
  expect(await post(named)).toMatchObject({ status: 200, failure: null });
  expect(await post(named, { allowLoopback: false })).toMatchObject({
    failure: "blocked_address",
  });
  expect(await post("http://192.168.0.1/")).toMatchObject({ failure: "blocked_address" });
});
