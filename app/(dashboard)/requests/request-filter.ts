import * as z from "zod";
import { dayRange, dayText } from "#app/(dashboard)/day-range";
import { type AddressParameters, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { slowFromMs, statusClasses } from "#domain/request-log/api-request";
import type { ListRequestsInput } from "#domain/request-log/list-requests";
import { type IdPrefix, isId } from "#platform/ids";

/** How requests may be made. */
export const methods = ["GET", "POST", "DELETE"] as const;

function idOf(prefix: IdPrefix) {
  return z
    .string()
    .refine((text) => isId(prefix, text))
    .optional()
    .catch(undefined);
}

/** What was typed, without spaces around; nothing of another shape can be in the log. */
function typed(shape: RegExp) {
  return z
    .string()
    .transform((text) => text.trim())
    .pipe(z.string().regex(shape))
    .optional()
    .catch(undefined);
}

/** What the address of the list says; what cannot be read is as if it were not there. */
export const RequestAddress = z.object({
  ...pageFields("req"),
  class: z.enum(statusClasses.map(String)).optional().catch(undefined),
  method: z.enum(methods).optional().catch(undefined),
  key: idOf("key"),
  application: idOf("app"),
  route: typed(/^\/v[12]\/[\w/{}]{1,200}$/),
  error: typed(/^[a-z_]{1,64}$/),
  address: typed(/^[0-9a-fA-F.:]{2,45}$/),
  object: typed(/^[a-z]{2,8}_[0-9A-Za-z]{1,64}$/),
  slow: z.enum(slowFromMs.map(String)).optional().catch(undefined),
  from: dayText,
  to: dayText,
});

export type AskedRequests = z.output<typeof RequestAddress>;

/** The filters of an address without the place in the list. */
export function filtersOf(asked: AskedRequests): AddressParameters {
  const { starting_after: _after, ending_before: _before, ...filters } = asked;
  return filters;
}

/** The list that an address asks for; its days are those of the reader's zone. */
export function requestList(asked: AskedRequests, timeZone: string): ListRequestsInput {
  return {
    limit: pageSize,
    startingAfter: asked.starting_after,
    endingBefore: asked.ending_before,
    created: dayRange(asked, timeZone),
    statusClass: asked.class === undefined ? undefined : Number(asked.class),
    method: asked.method,
    keyId: asked.key,
    applicationId: asked.application,
    route: asked.route,
    errorCode: asked.error,
    address: asked.address,
    objectId: asked.object,
    slowFromMs: asked.slow === undefined ? undefined : Number(asked.slow),
  };
}
