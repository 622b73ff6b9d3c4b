import { expect, test } from "vitest";
import { readerOf } from "#domain/changes/reader";
import { type FlightLimit, newFlights } from "#domain/concurrency/flights";
import { exchangeFlights, flightsOfAccount } from "#domain/concurrency/shared-flights";
import { anAccount, keyContext } from "#e2e/support/account";
import { asOwner } from "#e2e/support/as-owner";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

async function aLimit(inFlight: number): Promise<FlightLimit> {
  const { id } = await anAccount();
  const subject = newId("key", systemClock());
  return { name: "key-concurrency", accountId: id, subject, inFlight };
}

test("so many are under way at once and no more, and who leaves makes room", async () => {
  const limit = await aLimit(2);
  const flights = newFlights(() => 0);
  flights.enter(limit);
  flights.enter(limit);
  expect(flights.room(limit)).toBe(0);
  flights.leave(limit);
  expect(flights.room(limit)).toBe(1);
});

test("what another process is answering takes room too, until it has not said so for a while", async () => {
  const limit = await aLimit(5);
  const clock = { nowMs: 0 };
  const [one, other] = [newFlights(() => clock.nowMs), newFlights(() => clock.nowMs)];
  one.enter(limit);
  one.enter(limit);
  other.enter(limit);
  await one.share((told) => exchangeFlights("one", told));
  await other.share((told) => exchangeFlights("other", told));
  expect(other.room(limit)).toBe(2);
  clock.nowMs += 2_000;
  expect(other.room(limit)).toBe(4);
  await asOwner("update requests_in_flight set told_at = now() - interval '1 minute'", []);
  await other.share((told) => exchangeFlights("other", told));
  expect(other.room(limit)).toBe(4);
});

test("a process whose requests are short hears of those that last elsewhere", async () => {
  const limit = await aLimit(1);
  const [long, short] = [newFlights(() => 0), newFlights(() => 0)];
  long.enter(limit);
  await long.share((told) => exchangeFlights("long", told));
  expect(short.room(limit)).toBe(1);
  short.enter(limit);
  short.leave(limit);
  await short.share((told) => exchangeFlights("short", told));
  expect(short.room(limit)).toBe(0);
});

test("who has nothing under way any more says so once, and is forgotten", async () => {
  const limit = await aLimit(1);
  const flights = newFlights(() => 0);
  flights.enter(limit);
  await flights.share((told) => exchangeFlights("one", told));
  flights.leave(limit);
  await flights.share((told) => exchangeFlights("one", told));
  await flights.share((told) => exchangeFlights("one", told));
  await flights.share(() => Promise.reject(new Error("nothing is left to tell")));
  expect(flights.size()).toBe(0);
  const account = { ...(await anAccount()), id: limit.accountId };
  const read = readerOf(keyContext(account));
  expect([...(await flightsOfAccount(read))]).toEqual([[limit.subject, 0]]);
});
