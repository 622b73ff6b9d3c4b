import type { Lane, WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";

/** How many deliveries of an endpoint stand where. */
export interface DeliveryCounts {
  readonly succeeded: number;
  readonly failed: number;
  readonly pending: number;
}

/** An endpoint, how it does, and what became of its deliveries of the last days. */
export interface EndpointStanding {
  readonly endpoint: WebhookEndpoint;
  readonly lane: Lane;
  readonly counts: DeliveryCounts;
  /** When anything of those days last arrived. */
  readonly lastArrivedAt: Temporal.Instant | null;
}

/** For how many days deliveries are counted, and how many of an endpoint at most: the newest. */
export const countedDays = 7;
export const mostCounted = 500;

/** What is to be said of an endpoint in a word. */
export type EndpointState = "enabled" | "failing" | "disabled" | "disabled_failing";

/** Whether an endpoint is sent to, and if so, whether anything arrives. */
export function endpointState({
  endpoint,
  lane,
}: Pick<EndpointStanding, "endpoint" | "lane">): EndpointState {
  if (endpoint.status === "disabled") {
    return endpoint.disabledReason === "failing" ? "disabled_failing" : "disabled";
  }
  return lane.failingSince === null ? "enabled" : "failing";
}

/** The share of ended deliveries that arrived, from 0 to 1; null where none has ended. */
export function successRate({ succeeded, failed }: DeliveryCounts): number | null {
  const ended = succeeded + failed;
  return ended === 0 ? null : succeeded / ended;
}
