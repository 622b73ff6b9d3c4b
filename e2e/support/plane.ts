import type { Account } from "#domain/access/context";
import { anApiKeyOf } from "#e2e/support/handler";
import { type OneOfEach, oneOfEach } from "#e2e/support/one-of-each";
import { aShop } from "#e2e/support/shop";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";

/** A server, and a shop like the one that another server is asked for. */
export interface Plane {
  readonly origin: string;
  readonly key: string;
  readonly account: Account;
  readonly ids: OneOfEach;
}

/** A shop of one of everything, to ask the server at this origin for. */
export async function aPlane(origin: string): Promise<Plane> {
  const shop = await aShop();
  const { account } = shop;
  return { origin, key: await anApiKeyOf(account), account, ids: await oneOfEach(shop) };
}

/** Starts Next's own server of the built app, on the database of all tests; its origin. */
export async function startNext(opened: AsyncDisposableStack): Promise<string> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const next = startApp({ port, mode: "next-start", output: () => undefined }, opened);
  await untilAnswers(origin, next);
  return origin;
}
