import { listAddress } from "#app/(dashboard)/list-address";
import { rotateSecretAction } from "#app/(dashboard)/webhooks/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { LinkButton } from "#components/link-button";
import { Notice } from "#components/notice";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { overlapHours } from "#domain/webhook-endpoints/rotate-secret";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { DashboardContext } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";

interface RotateSecretProps {
  readonly endpoint: WebhookEndpoint;
  readonly ctx: DashboardContext;
}

const choicesHours = [0, 1, overlapHours.usual, 72, overlapHours.most] as const;

/** On the page itself, so that the new secret can be shown without any script. */
export function RotateSecret({ endpoint, ctx }: RotateSecretProps) {
  const { locale, scopes, now, timeZone } = ctx;
  const words = translator(locale, "webhooks");
  const until = endpoint.formerSecretExpiresAt;
  const overlaps = until !== null && Temporal.Instant.compare(now, until) < 0;
  const choices = choicesHours.map((hours) => ({
    value: String(hours),
    label: overlapText(hours, words),
  }));
  return (
    <Card
      title={words("secret")}
      action={
        <LinkButton
          href={listAddress("/webhooks/debugger", { endpoint: endpoint.id })}
          size="small"
          variant="ghost"
        >
          {words("debugger")}
        </LinkButton>
      }
    >
      <div className="space-y-4">
        <p className="text-sm text-ink-soft">{words("secretHelp")}</p>
        {overlaps && (
          <Notice tone="told">
            {words("formerUntil", { time: exactTime(until, timeZone, locale) })}
          </Notice>
        )}
        <ActionForm action={rotateSecretAction}>
          <input type="hidden" name="endpointId" value={endpoint.id} />
          <Field name="overlapHours" label={words("overlap")} help={words("overlapHelp")}>
            <Select defaultValue={String(overlapHours.usual)} choices={choices} />
          </Field>
          <SubmitButton
            variant="secondary"
            reason={scopes.has("webhooks:write") ? undefined : words("readOnly")}
          >
            {words("rotate")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  );
}

type Words = ReturnType<typeof translator<"webhooks">>;

function overlapText(hours: number, words: Words): string {
  if (hours === 0) return words("overlapNone");
  return hours < 48
    ? words("overlapHours", { hours })
    : words("overlapDays", { days: Math.floor(hours / 24) });
}
