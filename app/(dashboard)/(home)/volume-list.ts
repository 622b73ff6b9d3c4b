import type { Route } from "next";
import { listAddress } from "#app/(dashboard)/list-address";
import type { Currency } from "#domain/money/currencies";

interface Days {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** The list of payments that the volume of these days in this currency is the sum of. */
export function volumeList(currency: Currency, { from, to }: Days): Route {
  return listAddress("/payments", {
    status: "succeeded",
    currency,
    from: from.toString(),
    to: to.toString(),
  });
}

/** The person's today. */
export function todayOf(reader: {
  readonly now: Temporal.Instant;
  readonly timeZone: string;
}): Temporal.PlainDate {
  return reader.now.toZonedDateTimeISO(reader.timeZone).toPlainDate();
}
