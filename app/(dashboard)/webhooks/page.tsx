import type { Metadata } from "next";
import { createEndpointAction } from "#app/(dashboard)/webhooks/actions";
import { deliveryRules } from "#app/(dashboard)/webhooks/delivery-rules";
import { endpointAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { DeliveryRules } from "#components/webhooks/delivery-rules";
import { EndpointFields } from "#components/webhooks/endpoint-fields";
import { mostEndpoints } from "#domain/webhook-endpoints/webhook-endpoint";
import { listStandings } from "#domain/webhook-standings/list-standings";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { endpointColumns } from "./endpoint-columns.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "webhooks")("title") };
}

/** Where the account is told of its events, how that goes, and the way to add a place. */
export default async function WebhooksPage() {
  const ctx = await dashboardContext();
  const standings = await shown(listStandings(ctx));
  const { locale, account } = ctx;
  const words = translator(locale, "webhooks");
  const inbox = account.mode === "sandbox" && (
    <LinkButton href="/sandbox/inbox">{words("noneInbox")}</LinkButton>
  );
  return (
    <>
      <PageHead
        title={words("title")}
        sentence={words("sentence")}
        action={<LinkButton href="/webhooks/debugger">{words("debugger")}</LinkButton>}
      />
      <DataTable
        label={words("endpoints")}
        columns={endpointColumns(ctx)}
        rows={standings}
        rowKey={({ endpoint }) => endpoint.id}
        rowHref={({ endpoint }) => endpointAddress(endpoint.id)}
        locale={locale}
        empty={<EmptyState sentence={words("none")} action={inbox || undefined} />}
      />
      <div className="mt-8 grid items-start gap-6 *:min-w-0 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <CreateEndpoint isFull={standings.length >= mostEndpoints} ctx={ctx} />
        <DeliveryRules rules={deliveryRules(ctx)} locale={locale} />
      </div>
    </>
  );
}

interface CreateEndpointProps {
  readonly isFull: boolean;
  readonly ctx: DashboardContext;
}

/** On the page itself, so that the secret can be shown without any script. */
function CreateEndpoint({ isFull, ctx: { locale, scopes } }: CreateEndpointProps) {
  const words = translator(locale, "webhooks");
  const fullReason = isFull ? words("full", { most: mostEndpoints }) : undefined;
  return (
    <Card title={words("createTitle")}>
      <ActionForm action={createEndpointAction}>
        <EndpointFields locale={locale} />
        <SubmitButton reason={scopes.has("webhooks:write") ? fullReason : words("readOnly")}>
          {words("create")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
