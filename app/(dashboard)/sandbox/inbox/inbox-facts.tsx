import {
  clearInboxAction,
  closeInboxAction,
  makeEndpointAction,
} from "#app/(dashboard)/sandbox/inbox/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { CodeBox } from "#components/code-box";
import { ConfirmDialog } from "#components/confirm-dialog";
import { SubmitButton } from "#components/submit-button";
import { inboxUrl } from "#domain/webhook-inbox/inbox";
import type { ListedInbox } from "#domain/webhook-inbox/list-inboxes";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface InboxFactsProps {
  readonly listed: ListedInbox;
  readonly ctx: DashboardContext;
}

/** Where an inbox is, how a program reads it, who sends there, and how it ends. */
export function InboxFacts({ listed, ctx }: InboxFactsProps) {
  const { inbox, endpoints } = listed;
  const words = translator(ctx.locale, "inbox");
  const url = inboxUrl(inbox);
  return (
    <Card title={inbox.name}>
      <div className="space-y-5">
        <section>
          <h3 className="mb-1.5 font-medium">{words("address")}</h3>
          <CodeBox text={url} />
          <p className="mt-1.5 text-sm text-ink-faint">{words("addressHelp")}</p>
        </section>
        <section>
          <h3 className="mb-1.5 font-medium">{words("poll")}</h3>
          <CodeBox text={`curl "${url}/messages?after=${inbox.received}"`} />
          <p className="mt-1.5 text-sm text-ink-faint">{words("pollHelp")}</p>
        </section>
        <section>
          <h3 className="mb-1.5 font-medium">{words("endpoint")}</h3>
          <Sender endpoints={endpoints.length} inboxId={inbox.id} ctx={ctx} />
        </section>
        <Endings listed={listed} ctx={ctx} />
      </div>
    </Card>
  );
}

interface SenderProps {
  readonly endpoints: number;
  readonly inboxId: string;
  readonly ctx: DashboardContext;
}

/** The form stays when an endpoint is there, for its answer holds the secret that is shown once. */
function Sender({ endpoints, inboxId, ctx }: SenderProps) {
  const words = translator(ctx.locale, "inbox");
  const isThere = endpoints > 0;
  const rightReason = ctx.scopes.has("webhooks:write") ? undefined : words("readOnly");
  return (
    <>
      <p className="mb-3 text-sm text-ink-soft">{words(isThere ? "isEndpoint" : "noEndpoint")}</p>
      <ActionForm action={makeEndpointAction}>
        <input type="hidden" name="inboxId" value={inboxId} />
        {!isThere && <SubmitButton reason={rightReason}>{words("makeEndpoint")}</SubmitButton>}
      </ActionForm>
    </>
  );
}

function Endings({ listed: { inbox, kept }, ctx }: InboxFactsProps) {
  const words = translator(ctx.locale, "inbox");
  const { id, name } = inbox;
  const rightReason = ctx.scopes.has("webhooks:write") ? undefined : words("readOnly");
  return (
    <div className="flex flex-wrap gap-2 border-t border-line pt-4">
      <ConfirmDialog
        id={`clear-${id}`}
        trigger={words("clear")}
        size="small"
        reason={rightReason ?? (kept === 0 ? words("messages", { count: 0 }) : undefined)}
        title={words("clearTitle", { name })}
        sentence={words("clearSentence", { name })}
        action={clearInboxAction}
        submit={words("clearSubmit")}
        locale={ctx.locale}
      >
        <input type="hidden" name="inboxId" value={id} />
      </ConfirmDialog>
      <ConfirmDialog
        id={`close-${id}`}
        trigger={words("close")}
        size="small"
        reason={rightReason}
        title={words("closeTitle", { name })}
        sentence={words("closeSentence", { name })}
        action={closeInboxAction}
        submit={words("closeSubmit")}
        locale={ctx.locale}
      >
        <input type="hidden" name="inboxId" value={id} />
      </ConfirmDialog>
    </div>
  );
}
