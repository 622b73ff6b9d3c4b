import { PlainResponse } from "#http/plain-response";

/** Says that the process is alive and answers; whether to send it requests, /ready says. */
export function healthAnswer(): Response {
  return statusAnswer("ok");
}

/** A status as probes read it: 200 for ok, 503 with the reason for anything else. */
export function statusAnswer(status: string): Response {
  return new PlainResponse({
    status: status === "ok" ? 200 : 503,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify({ status }),
  });
}
