import type { Metadata } from "next";
import { applicationAddress } from "#app/(dashboard)/applications/application-address";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { listGrants } from "#domain/application-grants/list-grants";
import { listReviewers } from "#domain/application-reviews/list-reviewers";
import { approvalStanding } from "#domain/applications/application";
import { type ListedApplication, listApplications } from "#domain/applications/list-applications";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { applicationColumns } from "./application-columns.tsx";
import { grantColumns } from "./grant-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "applications")("title") };
}

/** The merchant's applications, what waits for a review, and what is allowed in the account. */
export default async function ApplicationsPage() {
  const ctx = await dashboardContext();
  const applications = await shown(listApplications(ctx));
  const grants = await shown(listGrants(ctx));
  const words = translator(ctx.locale, "applications");
  const reviewers = await shown(listReviewers(ctx));
  const waiting = applications.filter(
    (application) =>
      application.status === "waiting" &&
      approvalStanding(application, ctx.actor.id, reviewers) !== "barred",
  );
  const mayReview = ctx.scopes.has("applications:review");
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={
          <LinkButton
            href="/applications/new"
            variant="primary"
            reason={ctx.scopes.has("applications:write") ? undefined : words("readOnly")}
          >
            {words("register")}
          </LinkButton>
        }
      />
      <div className="space-y-8">
        {mayReview && waiting.length > 0 && (
          <Section title={words("queue")} rows={waiting} ctx={ctx} />
        )}
        <section>
          <h2 className="text-lg">{words("allowedTitle")}</h2>
          <p className="mt-1 mb-3 text-ink-soft">{words("allowedSentence")}</p>
          <DataTable
            label={words("allowedTitle")}
            columns={grantColumns(ctx)}
            rows={grants}
            rowKey={({ grant }) => grant.id}
            locale={ctx.locale}
            empty={<EmptyState sentence={words("allowedNone")} />}
          />
        </section>
        <Section title={words("own")} rows={applications} ctx={ctx} />
      </div>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly rows: readonly ListedApplication[];
  readonly ctx: DashboardContext;
}

function Section({ title, rows, ctx }: SectionProps) {
  return (
    <section>
      <h2 className="mb-3 text-lg">{title}</h2>
      <DataTable
        label={title}
        columns={applicationColumns(ctx)}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => applicationAddress(id)}
        locale={ctx.locale}
        empty={<EmptyState sentence={translator(ctx.locale, "applications")("none")} />}
      />
    </section>
  );
}
