import { expect, test } from "vitest";
import { listening, say } from "#e2e/support/raw-http";
import { httpServer } from "#server/http-server";
import { type Answering, listener } from "#server/listener";
import { type Route, type RouteHandler, routeOf } from "#server/route";
import { emptyTree, plant, type RouteTree, type Segment } from "#server/route-tree";

const v1: Segment = { kind: "word", word: "v1" };

/** Tells what the handler was given. */
const echo: RouteHandler = async (request, { params }) =>
  Response.json({
    method: request.method,
    url: request.url,
    named: request.headers.get("x-named"),
    body: request.method === "POST" ? await request.text() : null,
    params: await params,
  });

function routes(): RouteTree<Route> {
  const tree = emptyTree<Route>();
  const under = (...words: readonly Segment[]) => [v1, ...words];
  const place = (at: readonly Segment[], handlers: Readonly<Record<string, RouteHandler>>) =>
    plant(tree, at, routeOf(at, handlers));
  place(under({ kind: "one", name: "id" }), { GET: echo, POST: echo });
  place(under({ kind: "word", word: "broken" }), {
    GET: () => {
      throw new Error("secret text");
    },
  });
  place(under({ kind: "word", word: "cookies" }), {
    GET: () => {
      const headers = new Headers({ "x-one": "1" });
      for (const cookie of ["a=1", "b=2"]) headers.append("set-cookie", cookie);
      return new Response("in pieces", { headers });
    },
  });
  return tree;
}

async function served(fields: Partial<Answering> = {}): Promise<number> {
  const pages: Answering["pages"] = (incoming, outgoing) => outgoing.end(`page ${incoming.url}`);
  const origin = "https://pay.example.com";
  const answering = { routes: routes(), origin, pages, isEnding: () => false, ...fields };
  return listening(httpServer(listener(answering)));
}

async function asked(line: string, fields?: Partial<Answering>): Promise<string> {
  const head = "Host: evil.example\nConnection: close\n";
  const [first = "", ...others] = line.split("\n");
  return say(await served(fields), `${first}\n${head}${others.join("\n")}\n\n`).ended;
}

test("a handler sees the origin it was told, not the host that was sent", async () => {
  const answer = await asked("GET /v1/a%20b?c=d HTTP/1.1\nX-Named: 7");
  expect(answer).toContain(
    '{"method":"GET","url":"https://pay.example.com/v1/a%20b?c=d","named":"7","body":null,' +
      '"params":{"id":"a b"}}',
  );
});

test("a host in the address decides nothing either", async () => {
  expect(await asked("GET http://evil.example/v1/a HTTP/1.1")).toContain(
    '"url":"https://pay.example.com/v1/a"',
  );
});

test("what is not of the API, and what the API has no route for, goes to the pages", async () => {
  expect(await asked("GET /payments//x HTTP/1.1")).toContain("page /payments//x");
  expect(await asked("GET /v1 HTTP/1.1")).toContain("page /v1");
  expect(await asked("GET /%761/a HTTP/1.1")).toContain("page /%761/a");
});

test("an address with slashes too many or dots is sent to the one it means", async () => {
  for (const path of ["/v1//a?b=c", "/v1/a/?b=c", "/v1/x/../a?b=c", "//v1/a?b=c"]) {
    const answer = await asked(`POST ${path} HTTP/1.1`);
    expect(answer).toMatch(/^HTTP\/1.1 308 /);
    expect(answer).toContain("\r\nlocation: /v1/a?b=c\r\n");
    expect(answer).toContain("\r\nrefresh: 0;url=/v1/a?b=c\r\n");
  }
});

test("a HEAD is told all but the body", async () => {
  const answer = await asked("HEAD /v1/a HTTP/1.1");
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
  expect(answer).toContain("content-type: application/json");
  expect(answer.endsWith("\r\n\r\n")).toBe(true);
});

test("a method that no route can have, and what is no address, are refused", async () => {
  for (const line of ["TRACE /v1/a HTTP/1.1", "PROPFIND /v1/a HTTP/1.1", "OPTIONS * HTTP/1.1"]) {
    expect(await asked(line)).toMatch(/^HTTP\/1.1 400 /);
  }
  expect(await asked("DELETE /v1/a HTTP/1.1")).toMatch(/^HTTP\/1.1 405 /);
});

test("a handler that throws answers 500 without a word of why, and the server goes on", async () => {
  const port = await served();
  const head = "HTTP/1.1\nHost: a\n";
  const line = say(port, `GET /v1/broken ${head}\nGET /v1/a ${head}Connection: close\n\n`);
  const answer = await line.ended;
  expect(answer).toMatch(/^HTTP\/1.1 500 [^]*Internal Server Error[^]*HTTP\/1.1 200 /);
  expect(answer).not.toContain("secret");
});

test("each cookie of an answer is a header of its own", async () => {
  const answer = await asked("GET /v1/cookies HTTP/1.1");
  expect(answer).toContain("\r\nset-cookie: a=1\r\nset-cookie: b=2\r\nx-one: 1\r\n");
  expect(answer).toContain("in pieces");
});

test("while it ends, every answer ends its connection, of pages as well", async () => {
  const port = await served({ isEnding: () => true });
  for (const path of ["/v1/a", "/payments"]) {
    const answer = await say(port, `GET ${path} HTTP/1.1\nHost: a\n\n`).ended;
    expect(answer).toMatch(/\r\nConnection: close\r\n/);
  }
});
