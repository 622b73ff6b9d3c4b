import { usesColumns } from "#components/api-keys/uses-columns";
import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { keyState } from "#domain/api-keys/api-key";
import { retrieveKeyCallers } from "#domain/key-activity/retrieve-key-callers";
import type { KeyWithStory } from "#domain/key-changes/retrieve-api-key";
import type { DashboardContext } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { Refreshed } from "./refreshed.tsx";

interface KeyCallersCardProps {
  readonly story: KeyWithStory;
  readonly ctx: DashboardContext;
}

const usualHours = 24;

/** Who uses a key; of one that was replaced, who still does, looked at again and again. */
export async function KeyCallersCard({ story, ctx }: KeyCallersCardProps) {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "apiKeys");
  const { key, later } = story;
  const title = words(later ? "callersOld" : "callers");
  if (!ctx.scopes.has("requests:read")) {
    return (
      <Card title={title}>
        <p className="text-ink-soft">{words("callersHidden")}</p>
      </Card>
    );
  }
  const from = later?.createdAt ?? now.subtract({ hours: usualHours });
  const { uses, isWhole } = await retrieveKeyCallers(ctx, { apiKeyId: key.id, from });
  const time = exactTime(from, timeZone, locale);
  const none = later ? words("callersNone", { time }) : words("callersNoneActive");
  return (
    <section>
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="mt-0.5 mb-3 text-sm text-ink-soft">
        {words("callersSince", { time })}
        {keyState(key, now) === "replaced" && (
          <>
            {" "}
            {words("callersLive")}
            <Refreshed />
          </>
        )}
        {!isWhole && ` ${words("callersPart")}`}
      </p>
      <DataTable
        label={title}
        columns={usesColumns(ctx)}
        rows={uses}
        rowKey={({ address, method, route }) => `${address} ${method} ${route}`}
        locale={locale}
        empty={<p className="p-5 text-ink-soft">{none}</p>}
      />
    </section>
  );
}
