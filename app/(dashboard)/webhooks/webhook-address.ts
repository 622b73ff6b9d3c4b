import type { Route } from "next";

/** The page of a webhook endpoint. */
export function endpointAddress(id: string): Route {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/webhooks/${id}` as Route;
}

/** The page of what was sent of one event to one endpoint. */
export function deliveryAddress(delivery: { readonly endpointId: string; readonly id: string }) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this page is there.
  return `/webhooks/${delivery.endpointId}/deliveries/${delivery.id}` as Route;
}
