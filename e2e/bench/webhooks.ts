import { setTimeout as wait } from "node:timers/promises";
import { disconnect } from "#db/client";
import type { Context } from "#domain/access/context";
import { createCustomer } from "#domain/customers/create-customer";
import { anAccount, keyContext } from "#e2e/support/account";
import { type Answer, aReceiver, badAnswers, type Receiver, thanks } from "#e2e/support/receiver";
import { anEndpoint } from "#e2e/support/webhooks";
import { type Id, idToUuid } from "#platform/ids";

// An account has sixteen endpoints at most, so two of them have ten each and the same events.
const accounts = 2;
const [events = 2_000, perSecond = 100] = process.argv.slice(2).map(Number);
const longestWaitMs = 60_000;
const targetMs = 2_000;

interface Shop {
  readonly ctx: Context;
  readonly good: readonly Arrivals[];
  readonly bad: readonly Receiver[];
}

/** What came to one good receiver: how many milliseconds after it happened, by event. */
interface Arrivals {
  readonly lagMs: Map<string, number>;
  repeated: number;
}

function noting(arrivals: Arrivals): Answer {
  return (response, webhook) => {
    if (arrivals.lagMs.has(webhook.id)) arrivals.repeated += 1;
    else arrivals.lagMs.set(webhook.id, Date.now() - happenedAtMs(webhook.id));
    thanks(response, webhook);
  };
}

/** The moment that an event's id is made of. */
function happenedAtMs(id: string): number {
  const uuid = idToUuid(id as Id<"evt">);
  return Number.parseInt(uuid.replaceAll("-", "").slice(0, 12), 16);
}

async function openShop(): Promise<Shop> {
  const ctx = keyContext(await anAccount());
  const good = Array.from({ length: 5 }, (): Arrivals => ({ lagMs: new Map(), repeated: 0 }));
  const receivers = await Promise.all(good.map((arrivals) => aReceiver(noting(arrivals))));
  const bad = await Promise.all(Object.values(badAnswers).map((answer) => aReceiver(answer)));
  for (const { url } of [...receivers, ...bad]) await anEndpoint(ctx, url, ["customer.created"]);
  return { ctx, good, bad };
}

async function makeEvents({ ctx }: Shop): Promise<void> {
  const startedAt = performance.now();
  const made: Promise<unknown>[] = [];
  for (let count = 0; count < events; count += 1) {
    const dueMs = (count / perSecond) * 1_000 - (performance.now() - startedAt);
    if (dueMs > 1) await wait(dueMs);
    made.push(createCustomer(ctx, { name: `Customer ${count}` }));
  }
  await Promise.all(made);
}

function isComplete({ good }: Shop): boolean {
  return good.every(({ lagMs }) => lagMs.size === events);
}

function report(shops: readonly Shop[], tookMs: number): boolean {
  const good = shops.flatMap((shop) => shop.good);
  const lags = good.flatMap(({ lagMs }) => [...lagMs.values()]).toSorted((a, b) => a - b);
  const at = (part: number) => lags[Math.ceil(lags.length * part) - 1] ?? Number.NaN;
  const complete = shops.every(isComplete);
  const told = {
    events: events * accounts,
    endpoints: shops.reduce((sum, { good: well, bad }) => sum + well.length + bad.length, 0),
    good: good.length,
    goodWithEveryEvent: good.filter(({ lagMs }) => lagMs.size === events).length,
    arrived: lags.length,
    repeated: good.reduce((sum, { repeated }) => sum + repeated, 0),
    lagMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) },
    sentToBad: shops.flatMap(({ bad }) => bad.map(({ received }) => received.length)),
    tookSeconds: Math.round(tookMs / 1_000),
  };
  process.stdout.write(`${JSON.stringify(told, null, 2)}\n`);
  return complete && at(0.95) <= targetMs;
}

const shops = await Promise.all(Array.from({ length: accounts }, openShop));
await wait(2_000);
const startedAt = performance.now();
await Promise.all(shops.map(makeEvents));
const giveUpAt = performance.now() + longestWaitMs;
while (!shops.every(isComplete) && performance.now() < giveUpAt) await wait(100);
const isGood = report(shops, performance.now() - startedAt);
await disconnect();
process.exit(isGood ? 0 : 1);
