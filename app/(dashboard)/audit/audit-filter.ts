import * as z from "zod";
import { dayRange, dayText } from "#app/(dashboard)/day-range";
import { type AddressParameters, pageFields, pageSize } from "#app/(dashboard)/list-address";
import type { ListEntriesInput } from "#domain/audit-log/list-entries";
import type { DashboardContext } from "#http/session";

const optional = (text: z.ZodString) => text.optional().catch(undefined);

/** What the address of the log says; what cannot be read is as if it were not there. */
export const AuditAddress = z.object({
  ...pageFields("aud"),
  action: optional(z.string().regex(/^[a-z][a-z0-9_.]{0,60}\*?$/)),
  actor: optional(z.string().regex(/^[a-z_]+:[a-z]+_[0-9A-Za-z]{1,60}$/)),
  object: optional(z.string().regex(/^[a-z]+_[0-9A-Za-z]{1,60}$/)),
  address: optional(z.string().regex(/^[0-9a-fA-F.:]{2,45}$/)),
  from: dayText,
  to: dayText,
});

export type AskedEntries = z.output<typeof AuditAddress>;

/** The filters of an address without the place in the list. */
export function filtersOf(asked: AskedEntries): AddressParameters {
  const { starting_after: _after, ending_before: _before, ...filters } = asked;
  return filters;
}

/** The list that an address asks for; days begin and end where the person is. */
export function entryList(
  asked: AskedEntries,
  { timeZone }: Pick<DashboardContext, "timeZone">,
): ListEntriesInput {
  return {
    limit: pageSize,
    startingAfter: asked.starting_after,
    endingBefore: asked.ending_before,
    action: asked.action,
    actor: asked.actor,
    subject: asked.object,
    address: asked.address,
    created: dayRange(asked, timeZone),
  };
}
