import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type ApiRoute, apiRoutes } from "#e2e/support/api-routes";
import type { Handler } from "#http/endpoint";

/** The API behind plain node:http: for installations that are broken on purpose. */
const routes = (await apiRoutes()).map((route) => ({ route, shape: shapeOf(route) }));

function shapeOf({ path }: ApiRoute): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
}

function handlerOf(request: IncomingMessage): Handler | undefined {
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  // The fixed words of a path come before its parameters.
  const fitting = routes
    .filter(({ shape }) => shape.test(pathname))
    .toSorted((one, other) => parameters(one.route) - parameters(other.route));
  return fitting[0]?.route.handlers[request.method ?? "GET"];
}

function parameters({ path }: ApiRoute): number {
  return path.split("{").length;
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const handler = handlerOf(request);
  if (!handler) {
    response.writeHead(404).end();
    return;
  }
  const body = await text(request);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const method = request.method ?? "GET";
  const asked = new Request(`http://127.0.0.1${request.url}`, {
    method,
    headers,
    ...(body === "" ? {} : { body }),
  });
  const answer = await handler(asked);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
}

createServer((request, response) => {
  serve(request, response).catch(() => response.destroy());
}).listen(Number(process.argv[2]), "127.0.0.1");
