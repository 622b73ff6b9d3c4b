import { DomainError } from "#domain/errors/domain-error";
import { receiveMessage } from "#domain/webhook-inbox/receive-message";
import type { Answer } from "#http/answer";
import { answered } from "#http/endpoint";
import { otherMethods } from "#http/no-route";
import { problem } from "#http/problem";
import { readBody } from "#http/read-body";
import { systemClock } from "#platform/clock";
import { keptHeaders } from "./kept-headers.ts";

/** Takes a webhook as any receiver would; the token in the address is all that is asked for. */
export function POST(request: Request): Promise<Response> {
  return answered(request, async () => {
    const [, , , token = ""] = new URL(request.url).pathname.split("/");
    const received = { headers: keptHeaders(request.headers), body: await readBody(request) };
    return taken(receiveMessage(token, received, systemClock));
  });
}

async function taken(receiving: Promise<void>): Promise<Answer> {
  try {
    await receiving;
    return { status: 200, body: '{"received":true}' };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "rate_limit") throw error;
    return { ...problem(error), headers: { "retry-after": "60" } };
  }
}

export const { DELETE, GET, HEAD, OPTIONS, PATCH, PUT } = otherMethods("POST");
