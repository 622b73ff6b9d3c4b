import type { Account } from "#domain/access/context";
import { eventView } from "#domain/event-log/event-view";
import type { Attempt, DeliveryOfEvent } from "#domain/webhook-deliveries/delivery";
import { unixSeconds } from "#platform/clock";

type Mode = Pick<Account, "mode">;

/** What the API shows of a delivery in a list. */
export function deliveryView({ delivery, event }: DeliveryOfEvent, account: Mode) {
  const { nextAttemptAt, finishedAt } = delivery;
  return {
    id: delivery.id,
    object: "webhook_delivery" as const,
    attempt_count: delivery.attempts,
    created: unixSeconds(delivery.createdAt),
    event: event.id,
    event_type: event.type,
    finished_at: finishedAt && unixSeconds(finishedAt),
    last_failure: delivery.lastFailure,
    last_status: delivery.lastStatus,
    livemode: account.mode === "live",
    next_attempt_at: nextAttemptAt && unixSeconds(nextAttemptAt),
    status: delivery.state,
    webhook_endpoint: delivery.endpointId,
  };
}

/** A delivery with everything that was sent and answered. */
export interface DeliveryStory extends DeliveryOfEvent {
  readonly attempts: readonly Attempt[];
}

/** The body that an attempt has sent, byte for byte. */
export function sentBody({ event, pendingWebhooks }: Sent, account: Mode): string {
  return JSON.stringify(eventView({ event, pendingWebhooks }, account));
}

type Sent = Pick<DeliveryOfEvent, "event"> & Pick<Attempt, "pendingWebhooks">;

/** What the API shows of one delivery: all of its attempts, with request and answer. */
export function deliveryStoryView({ attempts, ...found }: DeliveryStory, account: Mode) {
  return {
    ...deliveryView(found, account),
    attempts: attempts.map((attempt) => ({
      number: attempt.number,
      attempted_at: unixSeconds(attempt.attemptedAt),
      duration_ms: attempt.durationMs,
      failure: attempt.failure,
      status: attempt.status,
      request: {
        body: sentBody({ ...found, ...attempt }, account),
        headers: attempt.requestHeaders,
        url: attempt.url,
      },
      response: { excerpt: attempt.answerExcerpt, headers: attempt.answerHeaders },
    })),
  };
}
