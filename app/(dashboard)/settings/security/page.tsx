import type { Metadata } from "next";
import { beginTotpAction, removeTotpAction } from "#app/(dashboard)/settings/security/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Instant } from "#components/instant";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { PageHead } from "#components/page-head";
import { StatusBadge } from "#components/status-badge";
import { SubmitButton } from "#components/submit-button";
import { listFactors } from "#domain/second-factors/list-factors";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { type Messages, translator } from "#messages/translator";
import { Passkeys } from "./passkeys.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "security")("title") };
}

/** By what one signs in oneself. */
export default async function SecurityPage({ searchParams }: PageProps<"/settings/security">) {
  const ctx = await dashboardContext();
  const factors = await shown(listFactors(ctx));
  const { told, required } = await searchParams;
  const words = translator(ctx.locale, "security");
  const lacks = factors.totpSince === null && factors.passkeyCount === 0;
  const isOwn = ctx.scopes.has("factors:write");
  return (
    <div className="max-w-[48rem]">
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        back={{ href: "/settings", label: translator(ctx.locale, "settings")("title") }}
        action={<LinkButton href="/settings/sessions">{words("sessions")}</LinkButton>}
      />
      <div className="space-y-6">
        {required !== undefined && lacks && <Notice tone="careful">{words("required")}</Notice>}
        {!isOwn && <Notice tone="told">{words("byProvider")}</Notice>}
        {isTold(told) && <Notice tone="done">{words(`told.${told}`)}</Notice>}
        <Password ctx={ctx} />
        <Authenticator ctx={ctx} since={factors.totpSince} />
        <Passkeys ctx={ctx} passkeys={factors.passkeys} />
        <RecoveryCodes ctx={ctx} left={factors.recoveryCodeCount} lacks={lacks} />
      </div>
    </div>
  );
}

function isTold(told: unknown): told is keyof Messages["security"]["told"] {
  return told === "authenticator" || told === "removed" || told === "password";
}

function Password({ ctx }: Pick<AuthenticatorProps, "ctx">) {
  const words = translator(ctx.locale, "security");
  return (
    <Card title={words("password")}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <p className="min-w-0 grow basis-72 text-ink-soft">{words("passwordSentence")}</p>
        {ctx.scopes.has("factors:write") && (
          <LinkButton href="/settings/security/password">{words("changePassword")}</LinkButton>
        )}
      </div>
    </Card>
  );
}

interface AuthenticatorProps {
  readonly ctx: DashboardContext;
  readonly since: Temporal.Instant | null;
}

function Authenticator({ ctx, since }: AuthenticatorProps) {
  const words = translator(ctx.locale, "security");
  const { locale, timeZone } = ctx;
  const reason = ctx.scopes.has("factors:write") ? undefined : words("byProvider");
  return (
    <Card
      title={words("authenticator")}
      action={
        <StatusBadge
          tone={since === null ? "quiet" : "good"}
          label={words(since === null ? "off" : "on")}
        />
      }
    >
      <p className="mb-4 text-ink-soft">{words("authenticatorSentence")}</p>
      {since === null ? (
        <ActionForm action={beginTotpAction}>
          <SubmitButton variant="secondary" reason={reason}>
            {words("addAuthenticator")}
          </SubmitButton>
        </ActionForm>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="text-sm text-ink-faint">
            {words("since")} <Instant value={since} zone={timeZone} locale={locale} />
          </span>
          <ConfirmDialog
            id="remove-authenticator"
            trigger={words("remove")}
            size="small"
            reason={reason}
            title={words("removeAuthenticator")}
            sentence={words("removeAuthenticatorSentence")}
            action={removeTotpAction}
            submit={words("remove")}
            variant="danger"
            locale={locale}
          />
        </div>
      )}
    </Card>
  );
}
