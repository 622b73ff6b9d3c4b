import { GET as listBalanceTransactions } from "#app/v1/balance_transactions/route";
import { GET as listCharges } from "#app/v1/charges/route";
import { GET as listPayments } from "#app/v1/payment_intents/route";
import { GET as searchPayments } from "#app/v1/payment_intents/search/route";
import { invariant } from "#domain/errors/invariant";
import { type DatabaseTimes, databaseTimes } from "#e2e/bench/lists/database-times";
import { listPages } from "#e2e/bench/lists/list-pages";
import type { History } from "#e2e/bench/lists/many-payments";
import type { JobProgram } from "#e2e/bench/load/job-program";
import type { HttpJob, LoadResult } from "#e2e/bench/load/load-job";
import type { Served } from "#e2e/bench/payments/server";
import type { Handler } from "#http/endpoint";

const warmUpMs = 300;
const measureMs = 1_000;
const handlers: Readonly<Record<string, Handler>> = {
  "/v1/balance_transactions": listBalanceTransactions,
  "/v1/charges": listCharges,
  "/v1/payment_intents": listPayments,
  "/v1/payment_intents/search": searchPayments,
};

/** How long a kind of page takes in an account of so many payments. */
export interface ListTimes {
  readonly name: string;
  readonly rows: number;
  readonly inDatabase: DatabaseTimes;
  readonly overHttp: { readonly p50Ms: number; readonly p99Ms: number };
}

/** Who lists what, from where. */
export interface ListTerms {
  readonly history: History;
  readonly server: Served;
  readonly load: JobProgram<HttpJob, LoadResult>;
}

/** Measures each kind of page of one account, in the database alone and over HTTP by one caller. */
export async function measureLists({ history, server, load }: ListTerms): Promise<ListTimes[]> {
  const { merchant, rows } = history;
  const times: ListTimes[] = [];
  for (const { name, paths } of await listPages(history)) {
    const handler = handlers[paths[0]?.split("?")[0] ?? ""];
    invariant(handler, "each page has a list");
    const inDatabase = await databaseTimes(
      handler,
      paths.map((path) => get(path, merchant.key)),
    );
    const { latency, wrong, firstWrong } = await load.run({
      port: server.port,
      requests: paths.map((path) => rawGet(path, merchant.key)),
      expected: '"has_more":',
      callers: 1,
      warmUpMs,
      measureMs,
      watched: {},
    });
    if (wrong > 0) throw new Error(`${name}: ${firstWrong}`);
    times.push({ name, rows, inDatabase, overHttp: { p50Ms: latency.p50, p99Ms: latency.p99 } });
  }
  return times;
}

function get(path: string, key: string): Request {
  const headers = { authorization: `Bearer ${key}` };
  return new Request(`http://127.0.0.1${path}`, { headers });
}

function rawGet(path: string, key: string): string {
  return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${key}\r\n\r\n`;
}
