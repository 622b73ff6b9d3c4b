import Link from "next/link";
import { objectAddress } from "#app/(dashboard)/object-address";
import { Card } from "#components/card";
import { ObjectLink } from "#components/object-link";
import type { RequestStory } from "#domain/request-log/api-request";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RequestEventsProps {
  readonly events: RequestStory["events"];
  readonly ctx: DashboardContext;
}

/** What a request has brought about, event by event. */
export function RequestEvents({ events, ctx }: RequestEventsProps) {
  const words = translator(ctx.locale, "requests");
  if (!ctx.scopes.has("events:read")) {
    return (
      <Card title={words("events")}>
        <p className="text-ink-soft">{words("eventsHidden")}</p>
      </Card>
    );
  }
  return (
    <Card title={words("events")}>
      {events.length === 0 && <p className="text-ink-soft">{words("noEvents")}</p>}
      <ul className="divide-y divide-line">
        {events.map(({ id, type, objectId }) => (
          <li
            key={id}
            className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0"
          >
            <Link
              href={objectAddress(id) ?? "/events"}
              className="text-link font-mono text-[0.923em]"
            >
              {type}
            </Link>
            <ObjectLink id={objectId} href={objectAddress(objectId)} short />
          </li>
        ))}
      </ul>
    </Card>
  );
}
