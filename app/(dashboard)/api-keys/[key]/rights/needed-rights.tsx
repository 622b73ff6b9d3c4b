import { rotateApiKeyAction } from "#app/(dashboard)/api-keys/actions";
import { obstacleToChange } from "#app/(dashboard)/api-keys/obstacle-to-change";
import { ActionForm } from "#components/action-form";
import { GraceFields } from "#components/api-keys/grace-fields";
import { Card } from "#components/card";
import { type Column, DataTable } from "#components/data-table";
import { Instant } from "#components/instant";
import { SubmitButton } from "#components/submit-button";
import type { Scope } from "#domain/access/scopes";
import { type ApiKey, keyState } from "#domain/api-keys/api-key";
import type { NeededRights } from "#domain/key-activity/needed-rights";
import type { DashboardContext } from "#http/session";
import { catalogue, type Locale, translator } from "#messages/translator";

interface NeededCardsProps {
  readonly rights: NeededRights;
  readonly locale: Locale;
}

function scopeWord(scope: Scope, locale: Locale): string {
  const words: Readonly<Record<string, string>> = catalogue(locale).scope;
  return words[scope] ?? scope;
}

/** What the key needed, and for what; and what it has besides. */
export function NeededCards({ rights: { needed, spare }, locale }: NeededCardsProps) {
  const words = translator(locale, "apiKeys");
  return (
    <div className="grid items-start gap-6 *:min-w-0 lg:grid-cols-2">
      <Card title={words("needed")}>
        {needed.length === 0 && <p className="text-ink-soft">{words("neededNone")}</p>}
        <ul className="space-y-3">
          {needed.map(({ scope, by }) => (
            <li key={scope}>
              <ScopeLine scope={scope} locale={locale} />
              <ul className="mt-0.5 space-y-0.5 font-mono text-xs text-ink-soft">
                {by.map(({ method, route, count }) => (
                  <li key={`${method} ${route}`} className="wrap-anywhere">
                    {`${count} × ${method} ${route}`}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={words("spare")}>
        {spare.length === 0 && <p className="text-ink-soft">{words("spareNone")}</p>}
        <ul className="space-y-2">
          {spare.map((scope) => (
            <li key={scope}>
              <ScopeLine scope={scope} locale={locale} />
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function ScopeLine({ scope, locale }: { readonly scope: Scope; readonly locale: Locale }) {
  return (
    <span className="flex flex-wrap items-baseline justify-between gap-x-4">
      {scopeWord(scope, locale)}
      <code className="font-mono text-xs text-ink-faint">{scope}</code>
    </span>
  );
}

interface WouldRefuseProps {
  readonly rights: NeededRights;
  readonly ctx: DashboardContext;
}

/** What the smaller key could not do that this one has done. */
export function WouldRefuse({ rights, ctx }: WouldRefuseProps) {
  const words = translator(ctx.locale, "apiKeys");
  return (
    <section>
      <h2 className="text-base font-semibold">{words("wouldRefuse")}</h2>
      <p className="mt-0.5 mb-3 text-sm text-ink-soft">{words("wouldRefuseHelp")}</p>
      <DataTable
        label={words("wouldRefuse")}
        columns={refusedColumns(ctx)}
        rows={rights.wouldRefuse}
        rowKey={({ method, route }) => `${method} ${route}`}
        locale={ctx.locale}
        empty={<p className="p-5 text-ink-soft">{words("wouldRefuseNone")}</p>}
      />
    </section>
  );
}

function refusedColumns(
  ctx: DashboardContext,
): readonly Column<NeededRights["wouldRefuse"][number]>[] {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "operation",
      head: words("operation"),
      phone: "title",
      grow: true,
      cell: ({ method, route }) => (
        <code className="font-mono text-[0.923em] wrap-anywhere">{`${method} ${route}`}</code>
      ),
    },
    {
      key: "right",
      head: words("rights"),
      phone: "start",
      cell: ({ scope }) => scopeWord(scope, locale),
    },
    {
      key: "count",
      head: words("count"),
      align: "end",
      phone: "corner",
      cell: ({ count }) => count,
    },
    {
      key: "last",
      head: words("lastAt"),
      phone: "line",
      cell: ({ lastAt }) => <Instant value={lastAt} now={now} zone={timeZone} locale={locale} />,
    },
  ];
}

interface ShrinkCardProps extends WouldRefuseProps {
  readonly apiKey: ApiKey;
}

/** The smaller key, as a rotation: the old one goes on while programs take it up. */
export function ShrinkCard({ apiKey, rights: { needed, spare }, ctx }: ShrinkCardProps) {
  const words = translator(ctx.locale, "apiKeys");
  const isUseful = needed.length > 0 && spare.length > 0 && keyState(apiKey, ctx.now) === "active";
  const reason = isUseful ? obstacleToChange(ctx, apiKey) : words("shrinkReason");
  return (
    <div className="max-w-[32rem]">
      <Card title={words("shrink")}>
        <p className="mb-4 text-sm text-ink-soft">{words("expandNote")}</p>
        <ActionForm action={rotateApiKeyAction}>
          <input type="hidden" name="apiKeyId" value={apiKey.id} />
          <input type="hidden" name="scopes" value={needed.map(({ scope }) => scope).join(" ")} />
          <GraceFields locale={ctx.locale} />
          <SubmitButton reason={reason}>{words("shrinkSubmit")}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
