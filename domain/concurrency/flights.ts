import type { Id } from "#platform/ids";

/** How many requests of a subject may be under way at once. */
export interface FlightLimit {
  /** What answers and metrics call it. */
  readonly name: "account-concurrency" | "key-concurrency";
  readonly accountId: Id<"acct">;
  readonly subject: Id<"acct"> | Id<"key">;
  readonly inFlight: number;
}

/** How many requests of a subject one process is answering. */
export interface ToldFlights {
  readonly accountId: Id<"acct">;
  readonly subject: string;
  readonly inFlight: number;
}

/** Keeps what one process is answering and says how many others are, of those who still tell. */
export type FlightExchange = (
  told: readonly ToldFlights[],
) => Promise<readonly Pick<ToldFlights, "inFlight" | "subject">[]>;

/** The requests that are under way. */
export interface Flights {
  readonly room: (limit: FlightLimit) => number;
  readonly enter: (limit: FlightLimit) => void;
  readonly leave: (limit: FlightLimit) => void;
  /** Tells what is under way and takes in what is elsewhere; fails as the exchange does. */
  readonly share: (exchange: FlightExchange) => Promise<void>;
  readonly size: () => number;
}

interface Flight {
  readonly accountId: Id<"acct">;
  readonly subject: string;
  own: number;
  told: number;
  others: number;
  heardAtMs: number;
  /** Whether anybody asked for it since the last share: short requests have ended by then. */
  isUsed: boolean;
}

/** What others said so long ago is no longer true, and may be of a process that has died. */
const believedMs = 1_500;

/** Counts what one process is answering; its clock must never go back. */
export function newFlights(nowMs: () => number): Flights {
  const flights = new Map<string, Flight>();
  return {
    room: ({ accountId, subject, inFlight }) => {
      const flight = flights.get(subject) ?? { accountId, subject, ...nothing };
      flight.isUsed = true;
      flights.set(subject, flight);
      const isBelieved = flight.heardAtMs + believedMs > nowMs();
      return Math.max(0, inFlight - flight.own - (isBelieved ? flight.others : 0));
    },
    enter: ({ accountId, subject }) => {
      const flight = flights.get(subject) ?? { accountId, subject, ...nothing };
      flight.own += 1;
      flights.set(subject, flight);
    },
    leave: ({ subject }) => {
      const flight = flights.get(subject);
      if (flight) flight.own = Math.max(0, flight.own - 1);
    },
    share: (exchange) => share(flights, exchange, nowMs),
    size: () => flights.size,
  };
}

const nothing = { own: 0, told: 0, others: 0, heardAtMs: Number.NEGATIVE_INFINITY, isUsed: true };

/** As long as anything is under way it is told again, so that others know that this one lives. */
async function share(
  flights: Map<string, Flight>,
  exchange: FlightExchange,
  nowMs: () => number,
): Promise<void> {
  for (const [subject, flight] of flights) {
    if (flight.own === 0 && flight.told === 0 && !flight.isUsed) flights.delete(subject);
    flight.isUsed = false;
  }
  if (flights.size === 0) return;
  const asked = [...flights.values()];
  const told = asked.map(({ accountId, subject, own: inFlight }) => ({
    accountId,
    subject,
    inFlight,
  }));
  const heard = await exchange(told);
  const others = new Map(heard.map(({ subject, inFlight }) => [subject, inFlight]));
  for (const [place, flight] of asked.entries()) {
    flight.told = told[place]?.inFlight ?? 0;
    flight.others = others.get(flight.subject) ?? 0;
    flight.heardAtMs = nowMs();
  }
}
