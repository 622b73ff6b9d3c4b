import * as z from "zod";
import type { CreatedRange } from "#domain/changes/page";

/** A day in an address; what is none is as if it were not there. */
export const dayText = z.iso.date().optional().catch(undefined);

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** From the first moment of one day to the last of another, as the clocks are in this zone. */
export function dayRange({ from, to }: Days, timeZone: string): CreatedRange {
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return {
    gte: from === undefined ? undefined : midnight(Temporal.PlainDate.from(from)),
    lt: to === undefined ? undefined : midnight(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}
