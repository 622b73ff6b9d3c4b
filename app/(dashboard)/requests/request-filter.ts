import * as z from "zod";
import { type AddressParameters, pageFields, pageSize } from "#app/(dashboard)/list-address";
import { statusClasses } from "#domain/request-log/api-request";
import type { ListRequestsInput } from "#domain/request-log/list-requests";
import { isId } from "#platform/ids";

/** How requests may be made. */
export const methods = ["GET", "POST", "DELETE"] as const;

/** What the address of the list says; what cannot be read is as if it were not there. */
export const RequestAddress = z.object({
  ...pageFields("req"),
  class: z.enum(statusClasses.map(String)).optional().catch(undefined),
  method: z.enum(methods).optional().catch(undefined),
  key: z
    .string()
    .refine((text) => isId("key", text))
    .optional()
    .catch(undefined),
  route: z
    .string()
    .regex(/^\/v[12]\/[\w/{}]{1,200}$/)
    .optional()
    .catch(undefined),
});

export type AskedRequests = z.output<typeof RequestAddress>;

/** The filters of an address without the place in the list. */
export function filtersOf({ class: of, method, key, route }: AskedRequests): AddressParameters {
  return { class: of, method, key, route };
}

/** The list that an address asks for. */
export function requestList(asked: AskedRequests): ListRequestsInput {
  return {
    limit: pageSize,
    startingAfter: asked.starting_after,
    endingBefore: asked.ending_before,
    statusClass: asked.class === undefined ? undefined : Number(asked.class),
    method: asked.method,
    keyId: asked.key,
    route: asked.route,
  };
}
