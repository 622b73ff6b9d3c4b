import {
  deleteEndpointAction,
  disableEndpointAction,
  enableEndpointAction,
  sendTestEventAction,
  updateEndpointAction,
} from "#app/(dashboard)/webhooks/actions";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { EndpointFields } from "#components/webhooks/endpoint-fields";
import { testEventType } from "#domain/webhook-deliveries/is-told";
import type { WebhookEndpoint } from "#domain/webhook-endpoints/webhook-endpoint";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface EndpointMovesProps {
  readonly endpoint: WebhookEndpoint;
  readonly ctx: DashboardContext;
}

/** What can be done with an endpoint, the most wanted first. */
export function EndpointMoves(props: EndpointMovesProps) {
  return (
    <>
      <EditEndpoint {...props} />
      <SwitchEndpoint {...props} />
      <SendTest {...props} />
    </>
  );
}

function EditEndpoint({ endpoint, ctx: { locale, scopes } }: EndpointMovesProps) {
  const words = translator(locale, "webhooks");
  return (
    <ConfirmDialog
      id="edit-endpoint"
      trigger={words("edit")}
      reason={scopes.has("webhooks:write") ? undefined : words("readOnly")}
      title={words("editTitle")}
      sentence={words("editSentence")}
      action={updateEndpointAction}
      submit={words("save")}
      locale={locale}
    >
      <input type="hidden" name="endpointId" value={endpoint.id} />
      <EndpointFields known={endpoint} locale={locale} />
    </ConfirmDialog>
  );
}

function SwitchEndpoint({ endpoint, ctx: { locale, scopes } }: EndpointMovesProps) {
  const words = translator(locale, "webhooks");
  const { id, url, status } = endpoint;
  const isEnabled = status === "enabled";
  return (
    <ConfirmDialog
      id="switch-endpoint"
      trigger={words(isEnabled ? "disable" : "enable")}
      reason={scopes.has("webhooks:write") ? undefined : words("readOnly")}
      title={words(isEnabled ? "disableTitle" : "enableTitle")}
      sentence={words(isEnabled ? "disableSentence" : "enableSentence", { url })}
      action={isEnabled ? disableEndpointAction : enableEndpointAction}
      submit={words(isEnabled ? "disableSubmit" : "enableSubmit")}
      locale={locale}
    >
      <input type="hidden" name="endpointId" value={id} />
    </ConfirmDialog>
  );
}

function SendTest({ endpoint, ctx: { locale, scopes } }: EndpointMovesProps) {
  const words = translator(locale, "webhooks");
  const { id, url, status } = endpoint;
  const disabledReason = status === "disabled" ? words("enableFirst") : undefined;
  return (
    <ConfirmDialog
      id="test-endpoint"
      trigger={words("test")}
      variant="primary"
      reason={scopes.has("webhooks:write") ? disabledReason : words("readOnly")}
      title={words("testTitle")}
      sentence={words("testSentence", { type: testEventType, url })}
      action={sendTestEventAction}
      submit={words("testSubmit")}
      locale={locale}
    >
      <input type="hidden" name="endpointId" value={id} />
    </ConfirmDialog>
  );
}

/** Ends an endpoint for good, after saying what that means. */
export function DeleteEndpoint({ endpoint, ctx: { locale, scopes } }: EndpointMovesProps) {
  const words = translator(locale, "webhooks");
  return (
    <Card title={words("deleteTitle")}>
      <p className="mb-4 text-sm text-ink-soft">{words("deleteHelp")}</p>
      <ConfirmDialog
        id="delete-endpoint"
        trigger={words("delete")}
        variant="danger"
        size="small"
        reason={scopes.has("webhooks:write") ? undefined : words("readOnly")}
        title={words("deleteQuestion")}
        sentence={words("deleteSentence", { url: endpoint.url })}
        action={deleteEndpointAction}
        submit={words("deleteSubmit")}
        locale={locale}
      >
        <input type="hidden" name="endpointId" value={endpoint.id} />
      </ConfirmDialog>
    </Card>
  );
}
