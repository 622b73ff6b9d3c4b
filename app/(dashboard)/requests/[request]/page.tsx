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
import type { RequestStory } from "#domain/request-log/api-request";
import { retrieveRequest } from "#domain/request-log/retrieve-request";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { RequestEvents } from "./request-events.tsx";
import { RequestKey } from "./request-key.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("request") };
}

/** One request: who asked what, how it was answered, and what happened by it. */
export default async function RequestPage({ params }: PageProps<"/requests/[request]">) {
  const ctx = await dashboardContext();
  const { request: requestId } = await params;
  const request = await shown(retrieveRequest(ctx, { requestId }));
  const words = translator(ctx.locale, "requests");
  return (
    <>
      <ObjectHead
        back={{ href: "/requests", label: words("title") }}
        kind={translator(ctx.locale, "object")("request")}
        id={request.id}
        title={
          <span className="font-mono text-lg wrap-anywhere">
            {request.method} {request.route}
          </span>
        }
        status={<RequestStatus {...request} />}
        action={
          <LinkButton href={listAddress("/requests", { route: request.route })}>
            {words("sameRoute")}
          </LinkButton>
        }
      />
      <Columns
        aside={
          <Card title={words("facts")}>
            <Facts facts={facts(request, ctx)} layout="stacked" />
          </Card>
        }
      >
        <RequestEvents events={request.events} ctx={ctx} />
      </Columns>
    </>
  );
}

function facts(request: RequestStory, ctx: DashboardContext): readonly Fact[] {
  const { locale, timeZone } = ctx;
  const words = translator(locale, "requests");
  const { path, createdAt, durationMs, address, idempotencyKey, apiVersion, keyId } = request;
  return [
    { term: words("path"), value: <span className="font-mono text-[0.923em]">{path}</span> },
    {
      term: words("when"),
      value: <Instant value={createdAt} zone={timeZone} locale={locale} exact />,
    },
    { term: words("duration"), value: words("durationValue", { ms: durationMs }) },
    ...(keyId ? [{ term: words("key"), value: <RequestKey request={request} ctx={ctx} /> }] : []),
    { term: words("address"), value: address ?? words("noAddress") },
    ...(idempotencyKey
      ? [{ term: words("idempotencyKey"), value: <ObjectId id={idempotencyKey} whole /> }]
      : []),
    ...(apiVersion ? [{ term: words("apiVersion"), value: apiVersion }] : []),
  ];
}
