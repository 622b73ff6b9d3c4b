import type { RequestListener, ServerResponse } from "node:http";
import { faultFields, log } from "#platform/log";
import { apiPlane } from "#server/api-plane";
import { type Address, targetOf } from "#server/request-target";
import { paramsOf, type Route } from "#server/route";
import { find, type RouteTree } from "#server/route-tree";
import { sendResponse } from "#server/send-response";
import { type Exchange, ServedRequest } from "#server/served-request";

/** What a server answers with. */
export interface Answering {
  readonly routes: RouteTree<Route>;
  /** What handlers see in front of the path, whatever the Host header says. */
  readonly origin: string;
  /** Answers what is not on the API plane, or has no route there. */
  readonly pages: RequestListener;
  /** Whether each connection is to end with the answer that is given on it. */
  readonly isEnding: () => boolean;
}

/** Answers what the API has by its own handlers, and hands everything else to the pages. */
export function listener(answering: Answering): RequestListener {
  return (incoming, outgoing) => {
    endIfAsked(outgoing, answering);
    const target = targetOf(incoming.url ?? "");
    if (target.kind === "malformed") refuse(outgoing);
    else if (apiPlane.has(target.words[0] ?? ""))
      onPlane({ incoming, outgoing }, target, answering);
    else answering.pages(incoming, outgoing);
  };
}

function onPlane(exchange: Exchange, target: Address, answering: Answering): void {
  const { incoming, outgoing } = exchange;
  const route = find(answering.routes, target.words);
  if (target.kind === "moved") move(outgoing, target);
  else if (route) void give(exchange, target, { ...answering, route });
  else answering.pages(incoming, outgoing);
}

async function give(
  exchange: Exchange,
  { path, search, words }: Address,
  answering: Answering & { readonly route: Route },
): Promise<void> {
  const { incoming, outgoing } = exchange;
  const { route, origin } = answering;
  const handler = route.handlers.get(incoming.method ?? "");
  if (!handler) return refuse(outgoing);
  const place = {
    get params() {
      return Promise.resolve(paramsOf(route, words));
    },
  };
  try {
    const response = await handler(new ServedRequest(exchange, origin + path + search), place);
    endIfAsked(outgoing, answering);
    await sendResponse(outgoing, response);
  } catch (error) {
    giveUp(outgoing, error);
  }
}

/** Node's way to say `connection: close`, on pages too. */
function endIfAsked(outgoing: ServerResponse, { isEnding }: Answering): void {
  if (isEnding()) outgoing.shouldKeepAlive = false;
}

/** As Next does, with the same method. */
function move(outgoing: ServerResponse, { path, search }: Address): void {
  const location = path + search;
  outgoing.writeHead(308, { location, refresh: `0;url=${location}` }).end(location);
}

/** For what is no address, and methods that no route can have. */
function refuse(outgoing: ServerResponse): void {
  outgoing.writeHead(400).end();
}

/** A handler has thrown, which those of the API never do, or nobody is there to be answered. */
function giveUp(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.destroyed) return;
  log().error(faultFields(error), "A route has failed.");
  if (outgoing.headersSent) outgoing.destroy();
  else outgoing.writeHead(500, { "content-type": "text/plain" }).end("Internal Server Error");
}
