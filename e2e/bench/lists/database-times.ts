import type { Row } from "postgres";
import { z } from "zod";
import { sqlClient } from "#db/client";
import type { Handler } from "#http/endpoint";

/** Milliseconds that Postgres took for the statements of a page, without planning. */
export interface DatabaseTimes {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

interface Sent {
  readonly text: string;
  readonly parameters: string[];
}

const executionTime = z.tuple([z.object({ "Execution Time": z.number() })]);
const runs = 200;
const listed = /from "(?:payment_intents|charges|balance_transactions)"/;

/** Has each page made by its handler, and Postgres explain what it was asked for it. */
export async function databaseTimes(
  handler: Handler,
  requests: readonly Request[],
): Promise<DatabaseTimes> {
  const pages: (readonly Sent[])[] = [];
  for (const request of requests) pages.push(await sentBy(() => handler(request)));
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const statements = pages[run % pages.length] ?? [];
    let ms = 0;
    for (const statement of statements) ms += await executionMs(statement);
    times.push(ms);
  }
  const sorted = times.toSorted((left, right) => left - right);
  const at = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** The statements over lists that this work sends. */
async function sentBy(work: () => Promise<Response>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const { options } = sqlClient();
  options.debug = (_: number, text: string, parameters: string[]) => {
    if (listed.test(text)) sent.push({ text, parameters });
  };
  const answer = await work();
  options.debug = false;
  if (answer.status !== 200) throw new Error(`A list answered: ${await answer.text()}`);
  return sent;
}

async function executionMs({ text, parameters }: Sent): Promise<number> {
  const [row] = await sqlClient().unsafe<Row[]>(
    `explain (analyze, timing off, format json) ${text}`,
    parameters,
  );
  const explained: unknown = row?.["QUERY PLAN"];
  return executionTime.parse(explained)[0]["Execution Time"];
}
