import type { webhookEndpoints, webhookLanes } from "#db/schema/webhooks";

/** Where an account wants to be told of its events. */
export type WebhookEndpoint = typeof webhookEndpoints.$inferSelect;

/** The queue of one endpoint. */
export type Lane = typeof webhookLanes.$inferSelect;

/** How many endpoints an account can have. */
export const mostEndpoints = 16;

/** An endpoint with the secret that signs for it, which exists nowhere else once it was shown. */
export interface ShownSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** What a lane forgets when its endpoint was repaired: it is served like a new one. */
export const healthy = {
  restsUntil: null,
  failuresInRow: 0,
  givenUpInRow: 0,
  failingSince: null,
  failingToldAt: null,
} as const satisfies Partial<Lane>;

/** The first place that no endpoint has; none where all are taken. */
export function freeSlot(endpoints: readonly Pick<WebhookEndpoint, "slot">[]): number | undefined {
  const taken = new Set(endpoints.map(({ slot }) => slot));
  const slots = Array.from({ length: mostEndpoints }, (_, place) => place + 1);
  return slots.find((slot) => !taken.has(slot));
}
