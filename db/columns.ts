import { type SQLWrapper, sql } from "drizzle-orm";
import { bigint, check, customType, index, jsonb, type PgColumn, text } from "drizzle-orm/pg-core";
import type { Currency } from "#domain/money/currencies";
import { type Id, type IdPrefix, idToUuid, uuidToId } from "#platform/ids";

/** An id: prefixed text in the program, a uuid in the database. */
export function id<Prefix extends IdPrefix>(prefix: Prefix) {
  return customType<{ data: Id<Prefix>; driverData: string }>({
    dataType: () => "uuid",
    toDriver: idToUuid,
    fromDriver: (uuid) => uuidToId(prefix, uuid),
  })();
}

/** The account a row belongs to; first in every key, so tenants never share an index page range. */
export function accountId() {
  return id("acct").notNull();
}

/** An amount in the currency's smallest unit. */
export function amountMinor() {
  return bigint({ mode: "bigint" });
}

/** An ISO 4217 code in upper case. */
export function currency() {
  return text().$type<Currency>();
}

/** Counts the writes of a row from 1; an update names the version it has read. */
export function version() {
  return bigint({ mode: "bigint" }).notNull();
}

/** A moment: timestamptz in the database, Temporal.Instant in the program. */
export function instant() {
  return customType<{ data: Temporal.Instant; driverData: string }>({
    dataType: () => "timestamp (3) with time zone",
    toDriver: instantText,
    fromDriver: (stored) => Temporal.Instant.from(stored.replace(" ", "T")),
  })();
}

const minuteMs = 60_000;
let minute = { beginsMs: 0, text: "1970-01-01T00:00" };

/** The text of a moment; of those written together mostly the last digits alone differ. */
function instantText({ epochMilliseconds }: Temporal.Instant): string {
  const beginsMs = Math.floor(epochMilliseconds / minuteMs) * minuteMs;
  if (beginsMs !== minute.beginsMs) {
    const begins = Temporal.Instant.fromEpochMilliseconds(beginsMs);
    minute = { beginsMs, text: begins.toString({ smallestUnit: "minute" }).replace("Z", "") };
  }
  const digits = String(100_000 + epochMilliseconds - beginsMs);
  return `${minute.text}:${digits.slice(1, 3)}.${digits.slice(3)}Z`;
}

/** The integrator's own key-value pairs. */
export function metadata() {
  return jsonb().$type<Readonly<Record<string, string>>>().notNull();
}

/** An index by a column of the rows that have it; one without costs nothing and is not found. */
export function indexOfSet(
  name: string,
  account: PgColumn,
  [column, ...rest]: [PgColumn, ...PgColumn[]],
) {
  return index(name)
    .on(account, column, ...rest)
    .where(sql`${column} is not null`);
}

/** A check that an amount is neither below zero nor above the one that bounds it. */
export function atMost(name: string, amount: SQLWrapper, bound: SQLWrapper) {
  return check(name, sql`${amount} between 0 and ${bound}`);
}
