import { age } from "#components/instant";
import { Stat } from "#components/stat";
import type { WaitingRefunds } from "#domain/reports/waiting-refunds";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface WaitingStatProps {
  readonly waiting: WaitingRefunds;
  readonly ctx: DashboardContext;
}

/** How much waits for people to decide, and how soon the first of it lapses. */
export function WaitingStat({ waiting, ctx }: WaitingStatProps) {
  const { locale, now } = ctx;
  const { count, hasMore, firstExpiresAt } = waiting;
  const words = translator(locale, "home");
  return (
    <Stat
      label={words("waiting")}
      href="/refunds?status=pending"
      note={
        firstExpiresAt
          ? words("expires", { time: age(firstExpiresAt, now, locale) })
          : words("noneWaits")
      }
    >
      <span className="text-xl font-semibold tracking-tight tabular-nums">
        {words(hasMore ? "mostCounted" : "exactCount", { count })}
      </span>
    </Stat>
  );
}
