import { withoutSecret } from "#app/(dashboard)/payments/[payment]/payment-json";
import { Card } from "#components/card";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import { RawJson } from "#components/raw-json";
import type { PaymentStory } from "#domain/reports/payment-story";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PaymentEventsProps {
  readonly story: PaymentStory;
  readonly ctx: DashboardContext;
}

/** What integrators were told, newest first, each with the object as it stood then. */
export function PaymentEvents({ story, ctx }: PaymentEventsProps) {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "payment");
  return (
    <Card title={words("events")}>
      {story.events.length === 0 && <p className="text-ink-soft">{words("eventsEmpty")}</p>}
      <ul className="divide-y divide-line">
        {story.events.map(({ id, type, object, createdAt }) => (
          <li key={id} className="relative py-2.5 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-baseline gap-x-3 pr-28">
              <code className="font-mono text-sm wrap-anywhere">{type}</code>
              <span className="text-sm text-ink-faint">
                <Instant value={createdAt} zone={timeZone} locale={locale} />
              </span>
              <ObjectId id={id} />
            </div>
            <RawJson value={withoutSecret(object, story.payment)} locale={locale} corner />
          </li>
        ))}
      </ul>
    </Card>
  );
}
