import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { type Line, listening, say, spelled } from "#e2e/support/raw-http";
import { ServedRequest } from "#server/served-request";

const url = "https://pay.example.com/v1/refunds?a=1";

/** Where a request came from. */
interface Sender extends Line {
  readonly incoming: IncomingMessage;
}

/** What a handler makes of a request that was sent like this. */
async function seen<Told>(
  sent: string,
  handler: (request: Request, sender: Sender) => Promise<Told>,
): Promise<Told> {
  const told = Promise.withResolvers<Told>();
  const lines: Line[] = [];
  const server = createServer((incoming, outgoing) => {
    const [line] = lines;
    const request = new ServedRequest({ incoming, outgoing }, url);
    if (line) handler(request, { ...line, incoming }).then(told.resolve, told.reject);
    told.promise.finally(() => outgoing.end()).catch(() => undefined);
  });
  const port = await listening(server);
  lines.push(say(port, sent));
  return told.promise;
}

const head = "Host: a\nX-Many: 1\nX-Many: 2\nAuthorization: Bearer k\nContent-Type: text/plain\n";
const posted = `POST /v1/refunds HTTP/1.1\n${head}Content-Length: 10\n\namount=5é`;
const pieces = "3\nabc\n2\nde\n0\n\n";
const inPieces = `POST /v1/refunds HTTP/1.1\n${head}Transfer-Encoding: chunked\n\n${pieces}`;
const gotten = `GET /v1/refunds HTTP/1.1\n${head}\n`;

test("it has what a request of the web has that was made of the same", async () => {
  const headers = { host: "a", "x-many": "1, 2", authorization: "Bearer k" };
  const web = new Request(url, { headers: { ...headers, "content-type": "text/plain" } });
  const scalars = Reflect.ownKeys(Request.prototype).filter(
    (name) => !["function", "object"].includes(typeof Reflect.get(web, name)),
  );
  await seen(gotten, async (request) => {
    expect(request).toBeInstanceOf(Request);
    expect(request.headers).toBeInstanceOf(Headers);
    expect([...request.headers]).toEqual([...web.headers]);
    for (const name of scalars) {
      expect(Reflect.get(request, name)).toBe(Reflect.get(web, name));
    }
  });
});

test("a header is found by its name in any case, several lines as one, none as null", async () => {
  await seen(gotten, async ({ headers }) => {
    expect(headers.get("authorization")).toBe("Bearer k");
    expect(headers.get("Authorization")).toBe("Bearer k");
    expect(headers.get("x-many")).toBe("1, 2");
    for (const name of ["x-none", "constructor", "__proto__", "hasOwnProperty"]) {
      expect(headers.get(name)).toBeNull();
      expect(headers.has(name)).toBe(false);
    }
    expect(new Headers(headers).get("authorization")).toBe("Bearer k");
  });
});

for (const read of ["arrayBuffer", "bytes", "blob", "text"] as const) {
  test(`a body is read by ${read}, once, whether its length was told or not`, async () => {
    const text = async (request: Request) => new Response(await request[read]()).text();
    const again = (request: Request) =>
      text(request).then(
        () => "read",
        () => "refused",
      );
    for (const sent of [posted, inPieces]) {
      const told = await seen(sent, async (request) => {
        const first = await text(request);
        return [first, request.bodyUsed, await again(request)];
      });
      expect(told).toEqual([sent === posted ? "amount=5é" : "abcde", true, "refused"]);
    }
  });
}

test("a body's stream and a copy of the request have what was sent", async () => {
  const streamed = await seen(posted, async ({ body }) => new Response(body).text());
  expect(streamed).toBe("amount=5é");
  const copied = await seen(posted, async (request) => {
    const copy = request.clone();
    return [await copy.text(), await request.text(), copy.headers.get("authorization")];
  });
  expect(copied).toEqual(["amount=5é", "amount=5é", "Bearer k"]);
});

test("where no body was sent there is none", async () => {
  const empty = "POST /v1/refunds HTTP/1.1\nHost: a\nContent-Length: 0\n\n";
  for (const sent of [gotten, empty]) {
    const told = await seen(sent, async (request) => [
      request.body,
      (await request.arrayBuffer()).byteLength,
    ]);
    expect(told).toEqual([null, 0]);
  }
  const read = await seen(empty, async (request) => (await request.arrayBuffer()).byteLength);
  expect(read).toBe(0);
});

const half = `POST /v1/refunds HTTP/1.1\n${head}Content-Length: 9\n\namoun`;

test("a body that ends before all of it has come is refused", async () => {
  await seen(half, async (request, { socket }) => {
    const reading = request.arrayBuffer();
    socket.destroy();
    await expect(reading).rejects.toThrow("ended before");
  });
});

test("a body whose sender is gone before it is read is refused, whole or not", async () => {
  for (const sent of [half, posted]) {
    await seen(sent, async (request, { socket, incoming }) => {
      socket.destroy();
      const closed = Promise.withResolvers<void>();
      incoming.once("close", closed.resolve);
      await closed.promise;
      await expect(request.arrayBuffer()).rejects.toThrow("ended before");
    });
  }
});

test("whoever wants to know is told that the sender is gone", async () => {
  await seen(half, async ({ signal }, { socket }) => {
    expect(signal.aborted).toBe(false);
    socket.destroy();
    await once(signal, "abort");
  });
});

test("a body that comes byte by byte is whole", async () => {
  const told = await seen(half, async (request, { socket }) => {
    const reading = request.arrayBuffer();
    for (const byte of spelled("t=58")) socket.write(byte);
    return Buffer.from(await reading).toString();
  });
  expect(told).toBe("amount=58");
});
