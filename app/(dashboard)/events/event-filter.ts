import * as z from "zod";
import { dayRange, dayText } from "#app/(dashboard)/day-range";
import { type AddressParameters, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { isTypePattern } from "#domain/event-log/event-types";
import type { ListEventsInput } from "#domain/event-log/list-events";
import type { DashboardContext } from "#http/session";

/** What the address of the list says; what cannot be read is as if it were not there. */
export const EventAddress = z.object({
  ...pageFields("evt"),
  type: z.string().trim().max(100).refine(isTypePattern).optional().catch(undefined),
  object: z
    .string()
    .regex(/^[a-z]+_[0-9A-Za-z]{1,60}$/)
    .optional()
    .catch(undefined),
  from: dayText,
  to: dayText,
});

export type AskedEvents = z.output<typeof EventAddress>;

/** The filters of an address without the place in the list. */
export function filtersOf({ type, object, from, to }: AskedEvents): AddressParameters {
  return { type, object, from, to };
}

/** The list that an address asks for; days begin and end where the person is. */
export function eventList(
  asked: AskedEvents,
  { timeZone }: Pick<DashboardContext, "timeZone">,
): ListEventsInput {
  return {
    limit: pageSize,
    startingAfter: asked.starting_after,
    endingBefore: asked.ending_before,
    types: asked.type === undefined ? undefined : [asked.type],
    objectId: asked.object,
    created: dayRange(asked, timeZone),
  };
}
