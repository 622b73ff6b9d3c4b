import type { Lane } from "#domain/webhook-endpoints/webhook-endpoint";
import { type LaneWish, takeLanes } from "#domain/webhook-lanes/queries";
import type { Clock } from "#platform/clock";

/** Lanes that are due, for this worker alone until its lease ends. */
export function leaseLanes(wish: LaneWish, clock: Clock): Promise<readonly Lane[]> {
  return wish.limit > 0 ? takeLanes(wish, clock()) : Promise.resolve([]);
}
