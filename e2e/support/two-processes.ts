import type { Asking } from "#e2e/support/oauth";
import { anOwnServer } from "#e2e/support/own-server";

/** Starts one server of two processes on the database of all tests; its origin. */
export async function startTwoProcesses(opened: AsyncDisposableStack): Promise<string> {
  const { origin } = await anOwnServer({ workers: 2 }, opened);
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
