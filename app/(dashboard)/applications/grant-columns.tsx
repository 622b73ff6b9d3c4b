import { revokeGrantAction } from "#app/(dashboard)/applications/actions";
import { ApplicationMark } from "#components/applications/application-mark";
import { ConfirmDialog } from "#components/confirm-dialog";
import type { Column } from "#components/data-table";
import { Instant } from "#components/instant";
import type { ListedGrant } from "#domain/application-grants/list-grants";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";

/** The columns of what applications are allowed in the account. */
export function grantColumns(ctx: DashboardContext): readonly Column<ListedGrant>[] {
  const { locale, timeZone, now } = ctx;
  const words = translator(locale, "applications");
  return [
    {
      key: "name",
      head: words("name"),
      phone: "title",
      cell: ({ application: { name, logo } }) => (
        <span className="flex items-center gap-2.5 font-medium">
          <ApplicationMark name={name} logo={logo} />
          {name}
        </span>
      ),
    },
    { key: "mayDo", head: words("mayDo"), phone: "line", grow: true, cell: rightsText(ctx) },
    {
      key: "allowedBy",
      head: words("allowedBy"),
      phone: "line",
      from: "sm",
      cut: true,
      cell: ({ personName }) => <span className="min-w-0 truncate">{personName}</span>,
    },
    {
      key: "lastUsed",
      head: words("lastUsed"),
      phone: "line",
      from: "md",
      cell: ({ grant: { lastUsedAt } }) =>
        lastUsedAt ? (
          <Instant value={lastUsedAt} now={now} zone={timeZone} locale={locale} />
        ) : (
          <span className="text-ink-faint">{words("never")}</span>
        ),
    },
    {
      key: "revoke",
      head: words("actions"),
      phone: "corner",
      align: "end",
      cell: (listed) => <Revoke listed={listed} ctx={ctx} />,
    },
  ];
}

function rightsText({ locale }: DashboardContext) {
  const names: Readonly<Record<string, string>> = catalogue(locale).scope;
  const words = translator(locale, "applications");
  const separator = locale === "zh-CN" ? "、" : ", ";
  return function Rights({ grant: { scopes } }: ListedGrant) {
    const texts = scopes.map((scope) => names[scope] ?? scope);
    const text = texts.length > 0 ? texts.join(separator) : words("nothingButIdentity");
    return <span title={text}>{text}</span>;
  };
}

interface RevokeProps {
  readonly listed: ListedGrant;
  readonly ctx: DashboardContext;
}

function Revoke({ listed: { grant, application, personName }, ctx }: RevokeProps) {
  const words = translator(ctx.locale, "applications");
  const named = { name: application.name, person: personName };
  return (
    <ConfirmDialog
      id={`revoke-${grant.id}`}
      trigger={words("revoke")}
      size="small"
      reason={mayRevoke(grant.personId, ctx) ? undefined : words("notYours", named)}
      title={words("revokeTitle", named)}
      sentence={words("revokeSentence", named)}
      action={revokeGrantAction}
      submit={words("revokeSubmit")}
      locale={ctx.locale}
    >
      <input type="hidden" name="grantId" value={grant.id} />
      <input type="hidden" name="name" value={application.name} />
    </ConfirmDialog>
  );
}

function mayRevoke(personId: string, { scopes, actor }: DashboardContext): boolean {
  if (!scopes.has("applications:allow")) return false;
  return personId === actor.id || scopes.has("applications:review");
}
