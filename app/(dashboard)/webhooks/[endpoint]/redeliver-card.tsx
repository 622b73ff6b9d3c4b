import Form from "next/form";
import { listAddress } from "#app/(dashboard)/list-address";
import { endpointAddress } from "#app/(dashboard)/webhooks/webhook-address";
import { Button } from "#components/button";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { LinkButton } from "#components/link-button";
import { TextInput } from "#components/text-input";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { DashboardContext } from "#http/session";
import { zoneName } from "#messages/exact-time";
import { translator } from "#messages/translator";

interface RedeliverCardProps {
  readonly endpoint: WebhookEndpoint;
  readonly ctx: DashboardContext;
}

/** The ways to deliver more than one event again; both lead to their count first. */
export function RedeliverCard({ endpoint, ctx }: RedeliverCardProps) {
  const { locale, scopes, now, timeZone } = ctx;
  const words = translator(locale, "webhooks");
  const disabledReason = endpoint.status === "disabled" ? words("enableFirst") : undefined;
  const reason = scopes.has("webhooks:write") ? disabledReason : words("readOnly");
  const path = listAddress(`${endpointAddress(endpoint.id)}/redelivery`, {});
  const zone = zoneName(now, timeZone, locale);
  return (
    <Card title={words("redeliverTitle")}>
      <p className="mb-4 text-sm text-ink-soft">{words("redeliverHelp")}</p>
      <LinkButton href={listAddress(path, { failed: "true" })} reason={reason}>
        {words("redeliverFailed")}
      </LinkButton>
      <Form action={path} className="mt-5 space-y-4 border-t border-line pt-4">
        <Field name="from" label={words("redeliverFrom")}>
          <TextInput type="datetime-local" />
        </Field>
        <Field
          name="to"
          label={words("redeliverTo")}
          optional={words("optional")}
          help={words("redeliverToHelp", { zone })}
        >
          <TextInput type="datetime-local" />
        </Field>
        <Button type="submit" reason={reason}>
          {words("redeliverRange")}
        </Button>
      </Form>
    </Card>
  );
}
