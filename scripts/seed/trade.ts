import type { Context } from "#domain/access/context";
import { createCustomer } from "#domain/customers/create-customer";
import { createPayment } from "#domain/payments/create-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { type Dice, dice } from "#scripts/seed/dice";
import { buyers, cards, goods } from "#scripts/seed/goods";
import { seeded } from "#scripts/seed/once";

/** Months of trade: what is sold when, by which card, and what of it comes back. */
export interface Trade {
  /** The contexts of those who act, at any moment. */
  readonly key: (at: Temporal.Instant) => Context;
  readonly developer: (at: Temporal.Instant) => Context;
  readonly until: Temporal.Instant;
  readonly days: number;
  readonly paymentsADay: number;
}

/** A payment that went through, for refunds to be asked of. */
export interface Sold {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly amountMinor: bigint;
}

const hoursADay = 24;
const dearMinor = 68_000n;
const waitingRefunds = 4;
const minutesADay = 1440;

/** Sells through the days, oldest first; the same things at every run. */
export async function sell(trade: Trade, customers: readonly string[]): Promise<readonly Sold[]> {
  const throws = dice(20_261);
  const sold: Sold[] = [];
  for (const [place, at] of moments(trade, throws).entries()) {
    const good = throws.pick(goods);
    const customerId = customers[throws.below(customers.length)];
    const card = throws.pick(cards);
    const authorisesOnly = throws.below(25) === 0;
    const id = await seeded(trade.key(at), `seed-payment-${place}`, (ctx) =>
      createPayment(ctx, {
        amountMinor: good.amountMinor,
        currency: good.currency,
        description: good.description,
        paymentMethodId: card.id,
        captureMethod: authorisesOnly ? "manual" : "automatic",
        confirm: true,
        customerId,
        metadata: new Map([["order", `T-${10_400 + place}`]]),
      }),
    );
    const isPaid = id !== undefined && !authorisesOnly && !card.id.includes("authentication");
    if (isPaid) sold.push({ id, at, amountMinor: good.amountMinor });
  }
  return sold;
}

/** Gives some of it back: parts and wholes, asked for by the shop's program or by a person. */
export async function giveBack(trade: Trade, sold: readonly Sold[]): Promise<readonly string[]> {
  const throws = dice(77);
  const asked: string[] = [];
  for (const [place, { id, at, amountMinor }] of sold.entries()) {
    if (throws.below(12) !== 0) continue;
    const isPart = throws.below(3) > 0;
    const byPerson = throws.below(2) === 0;
    const later = earlier(at.add({ hours: 2 + throws.below(30) }), trade.until);
    const ctx = byPerson ? trade.developer(later) : trade.key(later);
    const refund = await seeded(ctx, `seed-refund-${place}`, (by) =>
      requestRefund(by, {
        paymentId: id,
        amountMinor: isPart ? amountMinor / 4n : amountMinor,
        reason: throws.below(4) === 0 ? "duplicate" : "requested_by_customer",
      }),
    );
    if (refund) asked.push(refund);
  }
  return asked;
}

/** Leaves some large refunds waiting for whoever looks at the demo to decide on. */
export async function leaveWaiting(trade: Trade, sold: readonly Sold[]): Promise<void> {
  const dear = sold.filter(({ amountMinor }) => amountMinor >= dearMinor).slice(-waitingRefunds);
  for (const [place, { id }] of dear.entries()) {
    const at = trade.until.subtract({ minutes: 40 + 95 * (dear.length - place) });
    const ctx = place % 2 === 0 ? trade.developer(at) : trade.key(at);
    await seeded(ctx, `seed-waiting-${place}`, (by) =>
      requestRefund(by, { paymentId: id, reason: "requested_by_customer" }),
    );
  }
}

/** Adds those who buy from the shop. */
export async function meet({ key, until, days }: Trade): Promise<readonly string[]> {
  const met: string[] = [];
  for (const [place, { name, email, city, country }] of buyers.entries()) {
    const at = until.subtract({ hours: (days + 1) * hoursADay - place });
    const address = { city, country, line1: null, line2: null, postal_code: null, state: null };
    const id = await seeded(key(at), `seed-customer-${place}`, (ctx) =>
      createCustomer(ctx, { name, email, address }),
    );
    if (id) met.push(id);
  }
  return met;
}

/** When things are sold: more by day than by night, and on weekends; in order of time. */
function moments({ until, days, paymentsADay }: Trade, throws: Dice): readonly Temporal.Instant[] {
  const shopHours = 15;
  return Array.from({ length: days }, (_, day) => {
    const start = until.subtract({ hours: (days - day) * hoursADay });
    const isBusy = start.toZonedDateTimeISO("Asia/Shanghai").dayOfWeek >= 5;
    const count = paymentsADay + throws.below(4) + (isBusy ? 3 : 0);
    return Array.from({ length: count }, () =>
      start.add({ minutes: minutesADay - throws.below(shopHours * 60) }),
    );
  })
    .flat()
    .map((at) => earlier(at, until))
    .toSorted((one, other) => Temporal.Instant.compare(one, other));
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}
