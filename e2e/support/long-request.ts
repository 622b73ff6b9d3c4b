import { setTimeout as wait } from "node:timers/promises";
import postgres from "postgres";
import { ask, type Got } from "#e2e/support/ask";
import { anIntegrator } from "#e2e/support/integrator";
import { idToUuid, isId } from "#platform/ids";
import { settings } from "#platform/settings";

/** A request that is being answered for as long as the test likes. */
export interface LongRequest {
  readonly answer: Promise<Got>;
  /** Lets it come to its end. */
  readonly release: () => Promise<void>;
}

/** Asks a server to change a customer whose row is locked; done when it is known to wait there. */
export async function aLongRequest(
  origin: string,
  opened: AsyncDisposableStack,
): Promise<LongRequest> {
  const { key, stripe } = await anIntegrator();
  const { id } = await stripe.customers.create({ name: "Ada" });
  const { holder, release, sql } = await lockCustomer(id, opened);
  const answer = ask(origin, {
    method: "POST",
    path: `/v1/customers/${id}`,
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "name=Bo",
  });
  // A test that fails before it looks at the answer has its own fault to tell.
  answer.catch(() => undefined);
  for (let isWaiting = false; !isWaiting; await wait(10)) {
    const waiting = await sql`
      select 1 from pg_stat_activity where ${holder}::int = any(pg_blocking_pids(pid))`;
    isWaiting = waiting.length > 0;
  }
  return { answer, release };
}

async function lockCustomer(id: string, opened: AsyncDisposableStack) {
  const sql = postgres(settings().databaseUrl, { max: 2, onnotice: () => undefined });
  opened.defer(() => sql.end());
  const over = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<number>();
  const holding = sql.begin(async (own) => {
    const uuid = isId("cus", id) ? idToUuid(id) : id;
    const [row] = await own<{ pid: number }[]>`
      select pg_backend_pid() as pid from customers where id = ${uuid} for update`;
    locked.resolve(row?.pid ?? 0);
    await over.promise;
  });
  const release = async () => {
    over.resolve();
    await holding;
  };
  return { sql, release, holder: await locked.promise };
}
