import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import type { Sql } from "postgres";
import type { Account } from "#domain/access/context";
import { createEndpoint } from "#domain/webhook-endpoints/create-endpoint";
import { keyContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";
import { idToUuid, uuidToId } from "#platform/ids";

/** A program that is told of everything an account does, and remembers the ids of the events. */
export interface Receiver extends AsyncDisposable {
  readonly received: ReadonlySet<string>;
  /** From when on it was to be told. */
  readonly since: Temporal.Instant;
}

/** Registers a receiver on this machine for all events of the account. */
export async function startReceiver(account: Account): Promise<Receiver> {
  const received = new Set<string>();
  const server = createServer((request, response) => {
    json(request)
      .then((event) => received.add(String(Reflect.get(Object(event), "id"))))
      .then(() => response.end("{}"))
      .catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}/events`;
  await createEndpoint(keyContext(account), { url, enabledEvents: ["*"] });
  return {
    received,
    since: systemClock(),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The events of the account that never came, once there was time enough for them to come. */
export async function untold(
  sql: Sql,
  account: Account,
  { received, since }: Receiver,
): Promise<readonly string[]> {
  const events = await sql<{ id: string }[]>`
    select id::text as id from events 
    where account_id = ${idToUuid(account.id)} and created_at > ${since.toString()}`;
  const missing = () =>
    events.map(({ id }) => uuidToId("evt", id)).filter((id) => !received.has(id));
  for (let turn = 0; turn < 240 && missing().length > 0; turn += 1) await wait(500);
  return missing();
}
