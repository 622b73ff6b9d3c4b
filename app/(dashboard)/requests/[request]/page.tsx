import type { Metadata } from "next";
import { listAddress } from "#app/(dashboard)/list-address";
import { Card } from "#components/card";
import { Columns } from "#components/columns";
import { type Fact, Facts } from "#components/facts";
import { Instant } from "#components/instant";
import { LinkButton } from "#components/link-button";
import { ObjectHead } from "#components/object-head";
import { ObjectId } from "#components/object-id";
import { RequestStatus } from "#components/request-status";
import type { NamedRequest } from "#domain/request-log/api-request";
import type { RequestStory } from "#domain/request-stories/request-story";
import { retrieveStory } from "#domain/request-stories/retrieve-story";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { RequestContent } from "./request-content.tsx";
import { RequestKey } from "./request-key.tsx";
import { StoryCard } from "./story-card.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("request") };
}

/** One request: who asked what, how it was answered, and its whole way through. */
export default async function RequestPage({ params }: PageProps<"/requests/[request]">) {
  const ctx = await dashboardContext();
  const { request: requestId } = await params;
  const story = await shown(retrieveStory(ctx, { requestId }));
  const { request } = story;
  const words = translator(ctx.locale, "requests");
  return (
    <>
      <ObjectHead
        back={{ href: "/requests", label: words("title") }}
        kind={translator(ctx.locale, "object")("request")}
        id={story.id}
        title={
          <span className="font-mono text-lg wrap-anywhere">
            {request ? `${request.method} ${request.route}` : words("unlogged")}
          </span>
        }
        status={request && <RequestStatus {...request} />}
        action={request && <Actions request={request} ctx={ctx} />}
      />
      <div className="space-y-6">
        <Columns
          aside={
            <Card title={words("facts")}>
              <Facts facts={facts(story, ctx)} layout="stacked" />
            </Card>
          }
        >
          <StoryCard story={story} ctx={ctx} />
        </Columns>
        {request && <RequestContent request={request} story={story} locale={ctx.locale} />}
      </div>
    </>
  );
}

interface ActionsProps {
  readonly request: NamedRequest;
  readonly ctx: DashboardContext;
}

function Actions({ request: { id, route }, ctx }: ActionsProps) {
  const words = translator(ctx.locale, "requests");
  return (
    <>
      <LinkButton href={listAddress("/requests", { route })}>{words("sameRoute")}</LinkButton>
      <LinkButton href={listAddress(`/requests/${id}/replay`, {})}>{words("replay")}</LinkButton>
    </>
  );
}

function facts(story: RequestStory, ctx: DashboardContext): readonly Fact[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "requests");
  const when = <Instant value={story.at} zone={timeZone} locale={locale} exact />;
  const { request } = story;
  if (!request) return [{ term: words("when"), value: when }];
  const { path, durationMs, address, idempotencyKey, apiVersion, keyId } = request;
  return [
    { term: words("path"), value: <span className="font-mono text-[0.923em]">{path}</span> },
    { term: words("when"), value: when },
    { term: words("duration"), value: words("durationValue", { ms: durationMs }) },
    ...(keyId ? [{ term: words("key"), value: <RequestKey request={request} ctx={ctx} /> }] : []),
    ...(request.applicationName
      ? [{ term: words("application"), value: request.applicationName }]
      : []),
    { term: words("address"), value: address ?? words("noAddress") },
    ...(idempotencyKey
      ? [{ term: words("idempotencyKey"), value: <ObjectId id={idempotencyKey} whole /> }]
      : []),
    ...(apiVersion ? [{ term: words("apiVersion"), value: apiVersion }] : []),
  ];
}
