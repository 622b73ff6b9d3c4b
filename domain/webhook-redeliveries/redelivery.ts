import type { webhookRedeliveries } from "#db/schema/webhooks";
import type { CreatedRange } from "#domain/changes/page";
import { DomainError } from "#domain/errors/domain-error";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";

/** A wish that events be delivered once more. */
export type Redelivery = typeof webhookRedeliveries.$inferSelect;

/** How many events a wish names, and the wish itself where it was more than a question. */
export interface RequestedRedelivery {
  readonly count: number;
  readonly redelivery: Redelivery | null;
}

/** What is to be delivered again to one endpoint: one event, all that failed, or a time range. */
export interface RedeliverySelection {
  readonly endpointId: string;
  readonly eventId?: string | undefined;
  /** All whose last try has failed; with a time range, those of them from that time. */
  readonly failed?: boolean | undefined;
  /** When the events happened. */
  readonly created?: CreatedRange | undefined;
}

/** A time range with whole seconds filled up: from the first moment to before the second. */
export interface RedeliveryRange {
  readonly from: Temporal.Instant | null;
  readonly before: Temporal.Instant | null;
}

/** The events from one moment to before another; without a range, of all times. */
export function rangeOf({ created = {} }: RedeliverySelection): RedeliveryRange {
  const second = { seconds: 1 };
  return {
    from: created.gte ?? created.gt?.add(second) ?? null,
    before: created.lt ?? created.lte?.add(second) ?? null,
  };
}

/** Refuses unless exactly one kind of selection is made, to an endpoint that takes anything. */
export function requireSelection(selection: RedeliverySelection, endpoint: WebhookEndpoint): void {
  if (endpoint.status === "disabled") {
    throw refusal("The endpoint is disabled: enable it first.", "webhook_endpoint");
  }
  const { eventId, failed = false, created } = selection;
  if (eventId !== undefined && (failed || created)) {
    throw refusal("event cannot be sent together with failed or created.", "event");
  }
  if (eventId !== undefined || failed) return;
  const { from } = rangeOf(selection);
  if (!from) {
    throw refusal("Say what to deliver again: event, failed, or created[gte].", "created");
  }
}

function refusal(message: string, param: string): DomainError {
  return new DomainError("parameter_invalid", message, { param });
}
