import { revokeApiKeyAction } from "#app/(dashboard)/api-keys/actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectStatus } from "#components/object-status";
import { isExpired } from "#domain/api-keys/api-key";
import type { ListedApiKey } from "#domain/api-keys/list-api-keys";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

type KeyColumn = Column<ListedApiKey>;

/** The columns of the list of keys. */
export function keyColumns(ctx: DashboardContext): readonly KeyColumn[] {
  return [...whose(ctx), ...times(ctx), revocation(ctx)];
}

function whose({ locale, now }: DashboardContext): readonly KeyColumn[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "name",
      head: words("name"),
      phone: "title",
      grow: true,
      cell: ({ name }) => <span className="font-medium">{name}</span>,
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
      cell: (key) => <ObjectStatus kind="apiKey" status={keyStatus(key, now)} locale={locale} />,
    },
    {
      key: "createdBy",
      head: words("createdBy"),
      phone: "line",
      from: "md",
      cut: true,
      cell: ({ createdByName }) => (
        <span className="min-w-0 truncate">{createdByName ?? words("operator")}</span>
      ),
    },
  ];
}

function keyStatus(key: ListedApiKey, now: Temporal.Instant) {
  if (key.revokedAt) return "revoked";
  return isExpired(key, now) ? "expired" : "active";
}

function times({ locale, timeZone, now }: DashboardContext): readonly KeyColumn[] {
  const words = translator(locale, "apiKeys");
  return [
    {
      key: "created",
      head: words("createdAt"),
      phone: "line",
      from: "lg",
      cell: ({ createdAt }) => <Instant value={createdAt} zone={timeZone} locale={locale} />,
    },
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
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? (
          <Instant value={lastUsedAt} now={now} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{words("never")}</span>
        ),
    },
  ];
}

function revocation(ctx: DashboardContext): KeyColumn {
  const words = translator(ctx.locale, "apiKeys");
  return {
    key: "revoke",
    head: words("actions"),
    phone: "end",
    align: "end",
    cell: (key) => (key.revokedAt ? null : <Revoke apiKey={key} ctx={ctx} />),
  };
}

interface RevokeProps {
  readonly apiKey: ListedApiKey;
  readonly ctx: DashboardContext;
}

function Revoke({ apiKey: { id, name, hint }, ctx }: RevokeProps) {
  const words = translator(ctx.locale, "apiKeys");
  return (
    <ConfirmDialog
      id={`revoke-${id}`}
      trigger={words("revoke")}
      size="small"
      reason={ctx.scopes.has("api_keys:write") ? undefined : words("readOnly")}
      title={words("revokeTitle", { name })}
      sentence={words("revokeSentence", { name, hint })}
      action={revokeApiKeyAction}
      submit={words("revokeSubmit")}
      locale={ctx.locale}
    >
      <input type="hidden" name="apiKeyId" value={id} />
    </ConfirmDialog>
  );
}
