import { signMessagesAction } from "#app/(dashboard)/webhooks/[endpoint]/signing-actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { SubmitButton } from "#components/submit-button";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface MessageSignatureProps {
  readonly endpoint: WebhookEndpoint;
  readonly ctx: DashboardContext;
}

/** Whether deliveries carry a signature that needs no shared secret, and the switch for it. */
export function MessageSignature({ endpoint, ctx }: MessageSignatureProps) {
  const { locale, scopes } = ctx;
  const words = translator(locale, "signing");
  const isOn = endpoint.signedMessages;
  const readOnly = translator(locale, "webhooks")("readOnly");
  return (
    <Card title={words("webhookTitle")}>
      <p className="mb-2 text-sm text-ink-soft">
        {words("webhookHelp", { address: "/.well-known/jwks.json" })}
      </p>
      <p className="mb-4 text-sm">{words(isOn ? "webhookOn" : "webhookOff")}</p>
      <ActionForm action={signMessagesAction}>
        <input type="hidden" name="endpointId" value={endpoint.id} />
        <input type="hidden" name="signedMessages" value={isOn ? "no" : "yes"} />
        <SubmitButton
          variant="secondary"
          reason={scopes.has("webhooks:write") ? undefined : readOnly}
        >
          {words(isOn ? "webhookStop" : "webhookStart")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
