import { revokeSigningKeyAction } from "#app/(dashboard)/api-keys/[key]/signing-actions";
import { ConfirmDialog } from "#components/confirm-dialog";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import { ObjectStatus } from "#components/object-status";
import { type SigningKey, signingKeyState } from "#domain/signing-keys/signing-key";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

/** The columns of what an API key signs with. */
export function signingColumns(ctx: DashboardContext): readonly Column<SigningKey>[] {
  return [...whichKey(ctx), ...sinceWhen(ctx)];
}

function whichKey({ locale, now }: DashboardContext): readonly Column<SigningKey>[] {
  const words = translator(locale, "signing");
  return [
    {
      key: "name",
      head: words("name"),
      phone: "title",
      grow: true,
      cut: true,
      cell: ({ name, algorithm }) => (
        <span className="min-w-0">
          <span className="block truncate font-medium">{name}</span>
          <code className="font-mono text-[0.923em] text-ink-soft">{algorithm}</code>
        </span>
      ),
    },
    {
      key: "status",
      head: translator(locale, "words")("status"),
      phone: "corner",
      cell: (key) => (
        <ObjectStatus kind="apiKey" status={signingKeyState(key, now)} locale={locale} />
      ),
    },
    {
      key: "id",
      head: words("keyid"),
      phone: "start",
      cell: ({ id }) => <ObjectId id={id} />,
    },
    {
      key: "fingerprint",
      head: words("fingerprint"),
      phone: "line",
      from: "lg",
      cell: ({ fingerprint }) => (
        <code className="font-mono text-[0.923em] text-ink-soft" title={fingerprint}>
          {fingerprint.slice(0, 16)}
        </code>
      ),
    },
  ];
}

function sinceWhen(ctx: DashboardContext): readonly Column<SigningKey>[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "signing");
  return [
    {
      key: "ends",
      head: words("lifetime"),
      phone: "line",
      from: "md",
      cell: ({ expiresAt }) =>
        expiresAt ? (
          <Instant value={expiresAt} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{words("lifetimeNever")}</span>
        ),
    },
    {
      key: "revoke",
      head: translator(locale, "apiKeys")("actions"),
      phone: "end",
      align: "end",
      cell: (key) => (key.revokedAt ? null : <Revoke signingKey={key} ctx={ctx} />),
    },
  ];
}

interface RevokeProps {
  readonly signingKey: SigningKey;
  readonly ctx: DashboardContext;
}

function Revoke({ signingKey: { id, name }, ctx }: RevokeProps) {
  const words = translator(ctx.locale, "signing");
  const readOnly = translator(ctx.locale, "apiKeys")("readOnly");
  return (
    <ConfirmDialog
      id={`revoke-${id}`}
      trigger={words("revoke")}
      size="small"
      reason={ctx.scopes.has("api_keys:write") ? undefined : readOnly}
      title={words("revokeTitle", { name })}
      sentence={words("revokeSentence", { name })}
      action={revokeSigningKeyAction}
      submit={words("revokeSubmit")}
      locale={ctx.locale}
    >
      <input type="hidden" name="signingKeyId" value={id} />
    </ConfirmDialog>
  );
}
