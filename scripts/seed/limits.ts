import type { Context } from "#domain/access/context";
import { blockAddress, touchTraffic } from "#domain/floods/block-address";
import { addRefusals } from "#domain/limit-refusals/add-refusals";
import { setRateLimit } from "#domain/rate-limits/set-rate-limit";
import { dice } from "#scripts/seed/dice";

type At = (at: Temporal.Instant) => Context;

const none = { rate: undefined, callsPerDay: undefined, inFlight: undefined };
const officeAddress = "203.0.113.24";
const routes = ["POST /v1/payment_intents", "GET /v1/payment_intents/{intent}"] as const;
const hoursOfRefusals = 9;

/** The shop has set limits, its program has met them, and its office has a flood beside it. */
export async function meetLimits(
  { admin, key }: { readonly admin: At; readonly key: At },
  until: Temporal.Instant,
): Promise<void> {
  const ctx = admin(until.subtract({ hours: 30 }));
  const account = { ...none, callsPerDay: 50_000 };
  await setRateLimit(ctx, { subject: ctx.account.id, limits: account });
  const refunds = { ...none, rate: { ratePerSecond: 2, burst: 20 }, callsPerDay: 500 };
  await setRateLimit(ctx, { subject: "route POST /v1/refunds", limits: refunds });
  const program = key(until).actor.id;
  await setRateLimit(ctx, {
    subject: program,
    limits: { rate: { ratePerSecond: 20, burst: 200 }, callsPerDay: 20_000, inFlight: 25 },
  });
  await refuse(ctx, program, until);
  await blockAddress(officeAddress);
  await touchTraffic(ctx.account.id, officeAddress, 4);
}

/** A job that was in a hurry last night. */
async function refuse({ account }: Context, caller: string, until: Temporal.Instant) {
  const throwing = dice(29);
  const hours = Array.from({ length: hoursOfRefusals }, (_, place) =>
    until.subtract({ hours: place + 3 }).round({ smallestUnit: "hour", roundingMode: "floor" }),
  );
  const refusals = hours.flatMap((hour) =>
    routes.map((route) => ({
      accountId: account.id,
      hour,
      rule: "key",
      caller,
      route,
      address: "",
      refused: 1 + throwing.below(60),
      lastAt: hour.add({ minutes: throwing.below(60) }),
    })),
  );
  await addRefusals(refusals);
}
