import { ApplicationMark } from "#components/applications/application-mark";
import { Card } from "#components/card";
import { Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { ObjectId } from "#components/object-id";
import type { ListedApplication } from "#domain/applications/list-applications";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface ApplicationFactsProps {
  readonly application: ListedApplication;
  readonly ctx: DashboardContext;
}

/** What is true of an application, beside its rights. */
export function ApplicationFacts({ application, ctx }: ApplicationFactsProps) {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "applications");
  const { id, name, logo, redirectUris, authentication, reviewedByName } = application;
  const openTo = application.isForEveryone
    ? words("forEveryoneYes")
    : words("forEveryoneNo", { merchant: ctx.merchantName });
  return (
    <Card title={words("facts")}>
      <div className="mb-4">
        <ApplicationMark name={name} logo={logo} large={true} />
      </div>
      <Facts
        layout="stacked"
        facts={[
          { term: words("clientId"), value: <ObjectId id={id} /> },
          {
            term: words("redirectUris"),
            value:
              redirectUris.length === 0 ? words("noRedirects") : <Lines texts={redirectUris} />,
          },
          {
            term: words("authentication"),
            value: words(`authenticationOption.${authentication}`),
          },
          { term: words("forEveryone"), value: openTo },
          { term: words("registeredBy"), value: application.registeredByName },
          {
            term: words("registeredAt"),
            value: <Instant value={application.createdAt} zone={timeZone} locale={locale} />,
          },
          ...(reviewedByName === null
            ? []
            : [{ term: words("reviewedBy"), value: reviewer(application, ctx) }]),
        ]}
      />
    </Card>
  );
}

function reviewer(
  { reviewedByName, isSelfReviewed }: ListedApplication,
  { locale }: DashboardContext,
): string {
  const name = reviewedByName ?? "";
  return isSelfReviewed ? translator(locale, "applications")("selfReviewed", { name }) : name;
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="font-mono text-[0.923em]">
      {texts.map((text) => (
        <li key={text} className="wrap-anywhere">
          {text}
        </li>
      ))}
    </ul>
  );
}
