import type { limitRefusals } from "#db/schema/rate-limits";

/** How many requests a rule has refused in an hour, by who asked for what. */
export type LimitRefusal = typeof limitRefusals.$inferSelect;
