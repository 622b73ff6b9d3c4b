import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import type { RateLimit } from "#domain/rate-limits/token-bucket";
import { anAccount } from "#e2e/support/account";
import { anApiKeyOf } from "#e2e/support/handler";
import { limitAccount } from "#e2e/support/limited";
import { startApp, untilAnswers } from "#scripts/app/start-app";
import { freePort } from "#scripts/free-port";

const limit: RateLimit = { ratePerSecond: 40, burst: 80 };
const sharedEverySeconds = 0.25;
const perSecond = 5 * limit.ratePerSecond;
const tickMs = 25;
const seconds = 6;

async function anApi(opened: AsyncDisposableStack): Promise<string> {
  const port = await freePort(undefined);
  const output = () => undefined;
  const origin = `http://127.0.0.1:${port}`;
  const app = startApp({ mode: "start", port, workers: 1, output }, opened);
  await untilAnswers(origin, app);
  return origin;
}

/** How many were let through, and in what time. */
interface Outcome {
  readonly admitted: number;
  readonly refused: number;
  readonly lastedSeconds: number;
}

/** Asks at a steady pace, each origin in turn, whether or not there are answers yet. */
async function asked(origins: readonly string[], key: string): Promise<Outcome> {
  const begunMs = performance.now();
  const answers: Promise<number>[] = [];
  const ask = async (origin: string | undefined) => {
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${origin}/v1/balance`, { headers });
    await answer.arrayBuffer();
    return answer.status;
  };
  for (let tick = 1; tick <= (seconds * 1000) / tickMs; tick += 1) {
    const due = (tick * tickMs * perSecond) / 1000;
    while (answers.length < due) answers.push(ask(origins[answers.length % origins.length]));
    await wait(Math.max(0, begunMs + tick * tickMs - performance.now()));
  }
  const statuses = await Promise.all(answers);
  const lastedSeconds = (performance.now() - begunMs) / 1000;
  const admitted = statuses.filter((status) => status === 200).length;
  return { admitted, refused: statuses.length - admitted, lastedSeconds };
}

test("under five times its load, two processes together let one bucket through", async () => {
  await using opened = new AsyncDisposableStack();
  const origins = await Promise.all([anApi(opened), anApi(opened)]);
  const account = await anAccount();
  await limitAccount(account, limit);
  const key = await anApiKeyOf(account);
  const { admitted, refused, lastedSeconds } = await asked(origins, key);
  const { burst, ratePerSecond } = limit;
  const due = burst + ratePerSecond * lastedSeconds;
  const between = ratePerSecond * sharedEverySeconds * origins.length;
  expect(admitted).toBeLessThanOrEqual(due + between);
  expect(admitted).toBeGreaterThan(0.8 * (burst + ratePerSecond * seconds));
  expect(refused).toBeGreaterThan(admitted);
});
