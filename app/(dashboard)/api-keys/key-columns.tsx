import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import { keyState } from "#domain/api-keys/api-key";
import type { ListedApiKey } from "#domain/api-keys/list-api-keys";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type KeyColumn = Column<ListedApiKey>;

/** The columns of the list of keys. */
export function keyColumns(ctx: DashboardContext): readonly KeyColumn[] {
  return [...whose(ctx), ...what(ctx), ...times(ctx)];
}

function whose({ locale, now }: DashboardContext): readonly KeyColumn[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "name",
      head: words("name"),
      phone: "title",
      grow: true,
      cut: true,
      cell: ({ name }) => <span className="min-w-0 truncate font-medium">{name}</span>,
    },
    {
      key: "hint",
      head: words("key"),
      phone: "start",
      cell: ({ hint }) => <code className="font-mono text-[0.923em] text-ink-soft">{hint}</code>,
    },
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "corner",
      cell: (key) => <ObjectStatus kind="apiKey" status={keyState(key, now)} locale={locale} />,
    },
  ];
}

function what({ locale }: DashboardContext): readonly KeyColumn[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "rights",
      head: words("rights"),
      phone: "end",
      cell: ({ scopes }) =>
        scopes === null ? words("fullShort") : words("rightsCount", { count: scopes.length }),
    },
    {
      key: "createdBy",
      head: words("createdBy"),
      phone: "line",
      from: "lg",
      cut: true,
      cell: ({ createdByName }) => (
        <span className="min-w-0 truncate">{createdByName ?? words("operator")}</span>
      ),
    },
  ];
}

function times({ locale, timeZone, now }: DashboardContext): readonly KeyColumn[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "ends",
      head: words("ends"),
      phone: "line",
      from: "md",
      cell: ({ expiresAt }) =>
        expiresAt ? (
          <Instant value={expiresAt} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{words("endsNever")}</span>
        ),
    },
    {
      key: "lastUsed",
      head: words("lastUsed"),
      phone: "line",
      from: "sm",
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? (
          <Instant value={lastUsedAt} now={now} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{words("never")}</span>
        ),
    },
  ];
}
