import type { Clock } from "#platform/clock";
import type { Id } from "#platform/ids";

/** Whoever stands at the door before it is known who they are. */
export interface Visitor {
  readonly requestId: Id<"req">;
  /** The network address, where a proxy of ours vouches for it. */
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly clock: Clock;
}
