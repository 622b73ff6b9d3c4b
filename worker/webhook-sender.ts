import type { Lane } from "#domain/webhook-endpoints/webhook-endpoint";
import { deliverLane } from "#domain/webhook-lanes/deliver-lane";
import { leaseLanes } from "#domain/webhook-lanes/lease-lanes";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";
import { faultFields, log } from "#platform/log";

/** Sends webhooks, many endpoints at a time. */
export interface WebhookSender {
  /** Begins to serve what is due, and says whether there was more than it could take. */
  readonly round: () => Promise<boolean>;
  /** Lets what is on its way arrive, and takes no more. */
  readonly stop: () => Promise<void>;
}

/** How many endpoints are served at once: those that answer, those known to fail, and in all. */
const slots = { prompt: 32, failing: 16, all: 256 } as const;
/** Whoever has not answered for so long no longer stands in the way of those who do. */
const promptMs = 1_000;

interface Running {
  readonly failing: boolean;
  waitingSince: number | null;
}

/**
 * A sender whose slots no hanging receiver can use up: known failing endpoints have slots of their
 * own, and one that turns out to be slow gives its slot to the next.
 */
export function webhookSender(): WebhookSender {
  const running = new Map<Promise<void>, Running>();
  const holder = newId("ses", systemClock());
  let isEnding = false;

  async function lease(failing: boolean): Promise<boolean> {
    const limit = Math.min(freeSlots(failing), slots.all - running.size);
    const lanes = await leaseLanes({ holder, failing, limit }, systemClock);
    for (const lane of lanes) begin(lane, failing);
    return lanes.length > 0 && lanes.length === limit && freeSlots(failing) > 0;
  }

  function freeSlots(failing: boolean): number {
    const busy = [...running.values()].filter(
      (each) => each.failing === failing && (failing || !isSlow(each)),
    );
    return (failing ? slots.failing : slots.prompt) - busy.length;
  }

  function begin(lane: Lane, failing: boolean): void {
    const state: Running = { failing, waitingSince: null };
    const onWaiting = (isWaiting: boolean) => {
      state.waitingSince = isWaiting ? performance.now() : null;
    };
    const serving = { clock: systemClock, onWaiting, isEnding: () => isEnding };
    const served: Promise<void> = deliverLane(lane, serving)
      .catch((error: unknown) => {
        const endpoint = lane.endpointId;
        log().error({ endpoint, ...faultFields(error) }, "A lane could not be served; it waits.");
      })
      .finally(() => running.delete(served));
    running.set(served, state);
  }

  return {
    round: async () => {
      const more = [await lease(false), await lease(true)];
      return more.includes(true);
    },
    stop: async () => {
      isEnding = true;
      await Promise.all(running.keys());
    },
  };
}

function isSlow({ waitingSince }: Running): boolean {
  return waitingSince !== null && performance.now() - waitingSince > promptMs;
}
