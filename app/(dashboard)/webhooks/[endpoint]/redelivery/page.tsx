import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { redeliverAction } from "#app/(dashboard)/webhooks/actions";
import { endpointAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { LinkButton } from "#components/link-button";
import { PageHead } from "#components/page-head";
import { SubmitButton } from "#components/submit-button";
import { retrieveEndpoint } from "#domain/webhook-endpoints/retrieve-endpoint";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import { countRedelivery } from "#domain/webhook-redeliveries/count-redelivery";
import { currentLocale, type DashboardContext, dashboardContext, shown } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";
import { type ChosenRange, chosenRange, RedeliveryAddress } from "./redelivery-choice.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await currentLocale(), "webhooks")("redeliverPage") };
}

type RedeliveryPageProps = PageProps<"/webhooks/[endpoint]/redelivery">;

/** How many events would be delivered again, before anything is. */
export default async function RedeliveryPage({ params, searchParams }: RedeliveryPageProps) {
  const ctx = await dashboardContext();
  const { endpoint: endpointId } = await params;
  const endpoint = await shown(retrieveEndpoint(ctx, { endpointId }));
  const asked = RedeliveryAddress.parse(await searchParams);
  const created = chosenRange(asked, ctx.timeZone);
  const isChosen = asked.failed || created !== undefined;
  if (!isChosen || endpoint.status === "disabled") redirect(endpointAddress(endpoint.id));
  const choice = { endpointId, failed: asked.failed, created };
  const { count } = await shown(countRedelivery(ctx, choice));
  const words = translator(ctx.locale, "webhooks");
  return (
    <>
      <PageHead
        title={words("redeliverPage")}
        sentence={endpoint.url}
        back={{ href: endpointAddress(endpoint.id), label: endpoint.id }}
      />
      <div className="max-w-[36rem]">
        <Card title={rangeText(created, ctx)}>
          <p className="text-lg">
            {words(asked.failed ? "redeliverCountFailed" : "redeliverCountRange", { count })}
          </p>
          <p className="mt-1 mb-5 text-ink-soft">{words("redeliverAgain")}</p>
          <Confirm choice={{ endpoint, failed: asked.failed, created, count }} ctx={ctx} />
        </Card>
      </div>
    </>
  );
}

function rangeText(created: ChosenRange | undefined, { locale, timeZone }: DashboardContext) {
  const words = translator(locale, "webhooks");
  if (!created) return words("redeliverFailed");
  const from = exactTime(created.gte, timeZone, locale);
  if (!created.lt) return words("rangeOpen", { from });
  return words("rangeWords", { from, to: exactTime(created.lt, timeZone, locale) });
}

interface ConfirmProps {
  readonly choice: {
    readonly endpoint: WebhookEndpoint;
    readonly failed: boolean;
    readonly created: ChosenRange | undefined;
    readonly count: number;
  };
  readonly ctx: DashboardContext;
}

function Confirm({ choice, ctx: { locale, scopes } }: ConfirmProps) {
  const { endpoint, failed, created, count } = choice;
  const words = translator(locale, "webhooks");
  const nothing = count === 0 ? words("nothingToRedeliver") : undefined;
  return (
    <ActionForm action={redeliverAction}>
      <input type="hidden" name="endpointId" value={endpoint.id} />
      {failed && <input type="hidden" name="failed" value="true" />}
      {created && <input type="hidden" name="from" value={created.gte.toString()} />}
      {created?.lt && <input type="hidden" name="to" value={created.lt.toString()} />}
      <div className="flex flex-wrap gap-2">
        <SubmitButton reason={scopes.has("webhooks:write") ? nothing : words("readOnly")}>
          {words("redeliverSubmit", { count })}
        </SubmitButton>
        <LinkButton href={endpointAddress(endpoint.id)}>{words("backToEndpoint")}</LinkButton>
      </div>
    </ActionForm>
  );
}
