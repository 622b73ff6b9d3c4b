import { Stat } from "#components/stat";
import type { Operation } from "#domain/channels/operation";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** So many are counted on the first page; who has more reads the list. */
export const mostDoubtsCounted = 100;

interface DoubtStatProps {
  readonly doubts: readonly Operation[];
  readonly ctx: DashboardContext;
}

/** How much is in doubt at the channels, and how much of it waits for people; else nothing. */
export function DoubtStat({ doubts, ctx }: DoubtStatProps) {
  if (doubts.length === 0) return null;
  const words = translator(ctx.locale, "channel.stat");
  const count = doubts.filter(({ state }) => state === "needs_person").length;
  return (
    <Stat label={words("label")} href="/payments/in-doubt" note={words("people", { count })}>
      <span className="text-xl font-semibold tracking-tight tabular-nums">
        {words("count", { count: doubts.length })}
      </span>
    </Stat>
  );
}
