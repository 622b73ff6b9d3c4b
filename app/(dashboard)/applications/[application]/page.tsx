import type { Metadata } from "next";
import { ScopeList } from "#components/applications/scope-list";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { Columns } from "#components/columns";
import { Notice } from "#components/notice";
import { ObjectHead } from "#components/object-head";
import { ObjectStatus } from "#components/object-status";
import { listReviewers } from "#domain/application-reviews/list-reviewers";
import { approvalStanding, hasSecret } from "#domain/applications/application";
import { allowableScopes } from "#domain/applications/granted-scopes";
import { retrieveApplication } from "#domain/applications/list-applications";
import { currentLocale, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { settings } from "#platform/settings";
import { ApplicationFacts } from "./application-facts.tsx";
import { ApplicationMoves } from "./application-moves.tsx";
import { LegacyGrants } from "./legacy-grants.tsx";
import { Secrets } from "./secrets.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("application") };
}

type ApplicationPageProps = PageProps<"/applications/[application]">;

/** One application: what it says of itself, its secrets, and an admin's word on it. */
export default async function ApplicationPage({ params }: ApplicationPageProps) {
  const ctx = await dashboardContext();
  const { application: applicationId } = await params;
  const { application, secrets } = await shown(retrieveApplication(ctx, { applicationId }));
  const reviewers = await shown(listReviewers(ctx));
  const standing = approvalStanding(application, ctx.actor.id, reviewers);
  const { locale } = ctx;
  const words = translator(locale, "applications");
  return (
    <>
      <ObjectHead
        back={{ href: "/applications", label: words("title") }}
        kind={translator(locale, "object")("application")}
        id={application.id}
        title={application.name}
        status={<ObjectStatus kind="application" status={application.status} locale={locale} />}
        sentence={application.description === "" ? undefined : application.description}
        action={<ApplicationMoves application={application} standing={standing} ctx={ctx} />}
      />
      {application.reviewReason !== null && (
        <div className="mb-6">
          <Notice tone="careful">{`${words("reason")}: ${application.reviewReason}`}</Notice>
        </div>
      )}
      <Columns
        aside={
          <>
            <ApplicationFacts application={application} ctx={ctx} />
            <LegacyGrants application={application} standing={standing} ctx={ctx} />
          </>
        }
      >
        <Card title={words("scopes")}>
          {application.scopes.length === 0 ? (
            <p className="text-ink-faint">{words("noScopes")}</p>
          ) : (
            <ScopeList scopes={allowableScopes(application.scopes)} locale={locale} />
          )}
        </Card>
        {hasSecret(application) && (
          <Secrets application={application} secrets={secrets} ctx={ctx} />
        )}
        <Card title={words("tryTitle")}>
          <p className="mb-3 text-ink-soft">{words("tryHelp")}</p>
          <CodeBox text={`${settings().origin}/.well-known/openid-configuration`} />
        </Card>
      </Columns>
    </>
  );
}
