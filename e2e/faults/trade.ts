import { setTimeout as wait } from "node:timers/promises";
import { Stripe } from "stripe";
import { randomBelow } from "#platform/random";

/** One thing a client wanted done once, and what it was told. */
export interface Deed {
  /** Its idempotency key, and the mark it leaves in the metadata of what it makes. */
  readonly mark: string;
  readonly kind: "payment" | "refund" | "transfer" | "payout";
  readonly amountMinor: number;
  /** `acknowledged` with the id it was given, or refused for good. */
  readonly outcome: "acknowledged" | "refused";
  readonly id?: string;
}

/** Whom the clients trade for, and through which address. */
export interface Market {
  readonly origin: string;
  readonly key: string;
  /** The account that transfers go to. */
  readonly destination: string;
  /** How often each request is sent at the same moment, all under its one key. */
  readonly echoes?: number;
}

/** Clients that go on until they are told to stop; each then ends the deed it is at. */
export interface Trade {
  readonly deeds: readonly Deed[];
  readonly stop: () => Promise<void>;
}

interface Client {
  readonly stripe: Stripe;
  readonly market: Market;
  /** Payments that were acknowledged to anyone, to give back parts of. */
  readonly paid: string[];
  readonly deeds: Deed[];
  readonly name: number;
}

/** Starts so many clients that pay, refund, transfer and pay out, each deed under its own key. */
export function startTrade(market: Market, clients: number): Trade {
  const deeds: Deed[] = [];
  const paid: string[] = [];
  const over = new AbortController();
  const running = Array.from({ length: clients }, async (_, name) => {
    const client = { stripe: sdk(market), market, paid, deeds, name };
    for (let turn = 0; !over.signal.aborted; turn += 1) await next(client, turn);
  });
  const stop = async () => {
    over.abort();
    await Promise.all(running);
  };
  return { deeds, stop };
}

function sdk({ key, origin }: Market): Stripe {
  const { hostname, port } = new URL(origin);
  return new Stripe(key, {
    host: hostname,
    port,
    protocol: "http",
    telemetry: false,
    maxNetworkRetries: 2,
    timeout: 10_000,
  });
}

async function next(client: Client, turn: number): Promise<void> {
  const mark = `${client.name}-${turn}`;
  const die = randomBelow(100);
  // Of the newest few, so that several clients want the same money back.
  const intentId = client.paid.at(-1 - randomBelow(Math.min(2, client.paid.length || 1)));
  if (die < 40 || !intentId) return pay(client, mark);
  if (die < 80) return refund(client, mark, intentId);
  return die < 90 ? transfer(client, mark) : payOut(client, mark);
}

async function pay(client: Client, mark: string): Promise<void> {
  const amountMinor = 1_000 + randomBelow(9_000);
  const id = await settled(client, { mark, kind: "payment", amountMinor }, (options) =>
    client.stripe.paymentIntents.create(
      {
        amount: amountMinor,
        currency: "cny",
        payment_method: "pm_card_visa",
        confirm: true,
        metadata: { mark },
      },
      options,
    ),
  );
  if (id !== undefined) client.paid.push(id);
}

async function refund(client: Client, mark: string, intentId: string): Promise<void> {
  const amountMinor = 1_000 + randomBelow(3_000);
  await settled(client, { mark, kind: "refund", amountMinor }, (options) =>
    client.stripe.refunds.create(
      { payment_intent: intentId, amount: amountMinor, metadata: { mark } },
      options,
    ),
  );
}

async function transfer(client: Client, mark: string): Promise<void> {
  const { destination } = client.market;
  const amountMinor = 100 + randomBelow(900);
  await settled(client, { mark, kind: "transfer", amountMinor }, (options) =>
    client.stripe.transfers.create(
      { amount: amountMinor, currency: "cny", destination, metadata: { mark } },
      options,
    ),
  );
}

async function payOut(client: Client, mark: string): Promise<void> {
  const amountMinor = 100 + randomBelow(900);
  await settled(client, { mark, kind: "payout", amountMinor }, (options) =>
    client.stripe.payouts.create(
      { amount: amountMinor, currency: "cny", metadata: { mark } },
      options,
    ),
  );
}

type Ask = (options: Stripe.RequestOptions) => Promise<{ readonly id: string }>;
type Asked = Omit<Deed, "outcome" | "id">;

/** Asks as often at once as the market wants; each has its own answer, and a deed of its own. */
async function settled(client: Client, asked: Asked, ask: Ask): Promise<string | undefined> {
  const echoes = Array.from({ length: client.market.echoes ?? 1 }, () =>
    answered(client, asked, ask),
  );
  const [id] = await Promise.all(echoes);
  return id;
}

/** Asks until there is an answer, always under the same key, as a careful program does. */
async function answered(client: Client, asked: Asked, ask: Ask): Promise<string | undefined> {
  for (;;) {
    try {
      const { id } = await ask({ idempotencyKey: asked.mark });
      client.deeds.push({ ...asked, outcome: "acknowledged", id });
      return id;
    } catch (error) {
      if (isFinal(error)) {
        client.deeds.push({ ...asked, outcome: "refused" });
        return undefined;
      }
      await wait(50 + randomBelow(100));
    }
  }
}

/** A refusal is an answer; a lost connection, a conflict or a fault of the server is none. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const { statusCode = 0 } = error;
  return statusCode >= 400 && statusCode < 500 && statusCode !== 409 && statusCode !== 429;
}
