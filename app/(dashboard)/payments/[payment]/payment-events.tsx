import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { withoutSecret } from "#app/(dashboard)/payments/[payment]/payment-json";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PaymentEventsProps {
  readonly story: PaymentStory;
  readonly ctx: DashboardContext;
}

/** What integrators were told, newest first; each opens to the object as it stood then. */
export function PaymentEvents({ story, ctx }: PaymentEventsProps) {
  const words = translator(ctx.locale, "payment");
  return (
    <Card title={words("events")}>
      {story.events.length === 0 && <p className="text-ink-soft">{words("eventsEmpty")}</p>}
      <ul className="divide-y divide-line">
        {story.events.map((event) => (
          <li key={event.id}>
            <EventLine event={event} story={story} ctx={ctx} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface EventLineProps extends PaymentEventsProps {
  readonly event: PaymentStory["events"][number];
}

function EventLine({ event, story, ctx }: EventLineProps) {
  const { id, type, object, createdAt } = event;
  const shown = withoutSecret(object, story.payment);
  return (
    <details className="group/event">
      <summary
        className={clsx(
          "flex min-h-9 list-none items-center gap-2 rounded-mark py-1 text-sm",
          "hover:bg-hover",
        )}
      >
        <ChevronRight
          className={clsx(
            "size-3.5 shrink-0 text-ink-faint transition-transform",
            "group-open/event:rotate-90",
          )}
          aria-hidden="true"
        />
        <span className="flex min-w-0 grow flex-wrap items-baseline gap-x-4">
          <span className="min-w-0 grow basis-64 font-mono wrap-anywhere">{type}</span>
          <span className="text-ink-faint">
            <Instant value={createdAt} zone={ctx.timeZone} locale={ctx.locale} />
          </span>
        </span>
      </summary>
      <div className="space-y-2 pt-1 pb-3 sm:pl-5">
        <ObjectId id={id} whole />
        <CodeBox text={JSON.stringify(shown, null, 2)} />
      </div>
    </details>
  );
}
