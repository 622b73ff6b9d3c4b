import { sqlClient } from "#db/client";
import type { Reader } from "#domain/changes/reader";
import type { ToldFlights } from "#domain/concurrency/flights";
import { idToUuid } from "#platform/ids";

/** What a process has not said again for so long is over: it has died, or has nothing under way. */
const believedSeconds = 2;

/** Says under a process's name what it is answering, and what the others are, in one round trip. */
export async function exchangeFlights(counter: string, told: readonly ToldFlights[]) {
  const text = (value: (each: ToldFlights) => string | number) =>
    told.map((each) => `${value(each)}`);
  const rows = await sqlClient().unsafe<{ subject: string; in_flight: number }[]>(
    exchangeStatement,
    [
      text(({ accountId }) => idToUuid(accountId)),
      text(({ subject }) => subject),
      text(({ inFlight }) => inFlight),
      counter,
      believedSeconds,
    ],
    { prepare: true },
  );
  return rows.map(({ subject, in_flight: inFlight }) => ({ subject, inFlight }));
}

const exchangeStatement = `
  with told as (
    select account_id, subject, in_flight
    from unnest($1::text[]::uuid[], $2::text[], $3::text[]::int[])
      as told (account_id, subject, in_flight)),
  kept as (
    insert into requests_in_flight (account_id, subject, counter, in_flight, told_at)
    select account_id, subject, $4, in_flight, now() from told order by account_id, subject
    on conflict (account_id, subject, counter) do update
      set in_flight = excluded.in_flight, told_at = excluded.told_at)
  select told.subject,
    (select coalesce(sum(other.in_flight), 0)::int from requests_in_flight other
      where other.account_id = told.account_id and other.subject = told.subject
        and other.counter <> $4
        and other.told_at > now() - make_interval(secs => $5)) as in_flight
  from told`;

/** How many requests of the account are under way in all processes, by subject. */
export async function flightsOfAccount(read: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await sqlClient()<{ subject: string; in_flight: number }[]>`
    select subject, sum(in_flight)::int as in_flight from requests_in_flight
    where account_id = ${idToUuid(read.accountId)}
      and told_at > now() - make_interval(secs => ${believedSeconds})
    group by subject`;
  return new Map(rows.map(({ subject, in_flight: inFlight }) => [subject, inFlight]));
}
