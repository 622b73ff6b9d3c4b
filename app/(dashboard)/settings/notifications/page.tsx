import type { Metadata } from "next";
import { emailAddress } from "#app/(dashboard)/sandbox/mail/email-address";
import { saveNotificationsAction } from "#app/(dashboard)/settings/notifications/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { DataTable } from "#components/data-table";
import { emailColumns } from "#components/email-columns";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import type { Email } from "#domain/emails/email";
import { listEmails } from "#domain/emails/list-emails";
import { listPreferences } from "#domain/notifications/list-preferences";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { settings } from "#platform/settings";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "notifications")("title") };
}

const latest = 10;

/** Which e-mails one gets, and what became of the latest. */
export default async function NotificationsPage() {
  const ctx = await dashboardContext();
  const preferences = await shown(listPreferences(ctx));
  const { rows } = await shown(listEmails(ctx, { limit: latest, toMe: true }));
  const words = translator(ctx.locale, "notifications");
  const isSandbox = ctx.account.mode === "sandbox";
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence", { email: ctx.email })}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
        action={isSandbox && <LinkButton href="/sandbox/mail">{words("all")}</LinkButton>}
      />
      <div className="space-y-8">
        {settings().smtpUrl === undefined && <Notice tone="careful">{words("noServer")}</Notice>}
        <Card>
          <ActionForm action={saveNotificationsAction}>
            <ChoiceGroup
              name="on"
              kind="checkbox"
              legend={words("legend")}
              chosen={preferences.filter(({ isOn }) => isOn).map(({ kind }) => kind)}
              choices={preferences.map(({ kind }) => ({
                value: kind,
                label: words(`kinds.${kind}.name`),
                help: words(`kinds.${kind}.help`),
              }))}
            />
            <SubmitButton>{words("save")}</SubmitButton>
          </ActionForm>
        </Card>
        <section>
          <h2 className="mb-3 text-lg">{words("latest")}</h2>
          <DataTable
            label={words("latest")}
            columns={emailColumns(ctx, "one")}
            rows={rows}
            rowKey={({ id }) => id}
            {...(isSandbox && { rowHref: ({ id }: Email) => emailAddress(id) })}
            empty={<EmptyState sentence={words("none")} />}
            locale={ctx.locale}
          />
        </section>
      </div>
    </>
  );
}
