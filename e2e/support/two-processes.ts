import type { Asking } from "#e2e/support/oauth";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";

/** Starts one server of two processes on the database of all tests; its origin. */
export async function startTwoProcesses(opened: AsyncDisposableStack): Promise<string> {
  const port = await freePort();
  const server = startApp({ port, mode: "start", workers: 2, output: () => undefined }, opened);
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswers(origin, server);
  return origin;
}

/** Asks the server at another address in the place of the one that a request names. */
export function askingAt(origin: string): Asking {
  return async (request) => {
    const { method, headers, url } = request;
    const { pathname, search } = new URL(url);
    const body = method === "POST" ? { body: await request.text() } : {};
    const to = new URL(`${pathname}${search}`, origin);
    return fetch(to, { method, headers, ...body, redirect: "manual" });
  };
}
