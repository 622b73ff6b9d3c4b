import type { Metadata } from "next";
import { deliveryRules } from "#app/(dashboard)/webhooks/delivery-rules";
import { Columns } from "#components/columns";
import { Notice } from "#components/notice";
import { ObjectHead } from "#components/object-head";
import { ObjectStatus } from "#components/object-status";
import { DeliveryRules } from "#components/webhooks/delivery-rules";
import { type EndpointStanding, endpointState } from "#domain/webhook-standings/endpoint-standing";
import { retrieveStanding } from "#domain/webhook-standings/retrieve-standing";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { DeliveriesAddress, EndpointDeliveries } from "./endpoint-deliveries.tsx";
import { EndpointFacts } from "./endpoint-facts.tsx";
import { DeleteEndpoint, EndpointMoves } from "./endpoint-moves.tsx";
import { MessageSignature } from "./message-signature.tsx";
import { RedeliverCard } from "./redeliver-card.tsx";
import { RotateSecret } from "./rotate-secret.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "object")("webhookEndpoint") };
}

type EndpointPageProps = PageProps<"/webhooks/[endpoint]">;

/** One endpoint: how it does, what was sent there, and all that can be done about it. */
export default async function EndpointPage({ params, searchParams }: EndpointPageProps) {
  const ctx = await dashboardContext();
  const { endpoint: endpointId } = await params;
  const standing = await shown(retrieveStanding(ctx, { endpointId }));
  const asked = DeliveriesAddress.parse(await searchParams);
  const { endpoint } = standing;
  const { locale } = ctx;
  return (
    <>
      <ObjectHead
        back={{ href: "/webhooks", label: translator(locale, "webhooks")("title") }}
        kind={translator(locale, "object")("webhookEndpoint")}
        id={endpoint.id}
        title={<span className="font-mono text-lg">{endpoint.url}</span>}
        status={
          <ObjectStatus kind="webhookEndpoint" status={endpointState(standing)} locale={locale} />
        }
        sentence={endpoint.description ?? undefined}
        action={<EndpointMoves endpoint={endpoint} ctx={ctx} />}
      />
      <StateNotice standing={standing} ctx={ctx} />
      <Columns
        aside={
          <>
            <EndpointFacts standing={standing} ctx={ctx} />
            <RedeliverCard endpoint={endpoint} ctx={ctx} />
            <RotateSecret endpoint={endpoint} ctx={ctx} />
            <MessageSignature endpoint={endpoint} ctx={ctx} />
            <DeleteEndpoint endpoint={endpoint} ctx={ctx} />
          </>
        }
      >
        <EndpointDeliveries endpoint={endpoint} asked={asked} ctx={ctx} />
        <DeliveryRules rules={deliveryRules(ctx)} locale={locale} />
      </Columns>
    </>
  );
}

interface StateNoticeProps {
  readonly standing: EndpointStanding;
  readonly ctx: DashboardContext;
}

function StateNotice({ standing, ctx }: StateNoticeProps) {
  const text = stateText(standing, ctx);
  if (text === undefined) return null;
  return (
    <div className="mb-6">
      <Notice tone={standing.endpoint.status === "enabled" ? "careful" : "told"}>{text}</Notice>
    </div>
  );
}

function stateText(standing: EndpointStanding, { locale, timeZone }: DashboardContext) {
  const words = translator(locale, "webhooks");
  const state = endpointState(standing);
  const { failingSince } = standing.lane;
  if (state === "disabled") return words("disabledNotice");
  if (state === "disabled_failing") return words("disabledFailingNotice");
  if (!failingSince) return undefined;
  return words("failingNotice", { time: exactTime(failingSince, timeZone, locale) });
}
