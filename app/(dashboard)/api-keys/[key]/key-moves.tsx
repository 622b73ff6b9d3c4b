import {
  reportLeakAction,
  revokeApiKeyAction,
  rotateApiKeyAction,
} from "#app/(dashboard)/api-keys/actions";
import { obstacleToChange } from "#app/(dashboard)/api-keys/obstacle-to-change";
import { ActionForm } from "#components/action-form";
import { GraceFields } from "#components/api-keys/grace-fields";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { ConfirmDialog } from "#components/confirm-dialog";
import { SubmitButton } from "#components/submit-button";
import { type ApiKey, keyState } from "#domain/api-keys/api-key";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface MoveProps {
  readonly apiKey: ApiKey;
  readonly ctx: DashboardContext;
}

/**
 * On the page itself, so that the new secret can be shown without any script, and there also when
 * the key is replaced: the answer that holds the secret stands in this form.
 */
export function RotateCard({ apiKey, ctx }: MoveProps) {
  const words = translator(ctx.locale, "apiKeys");
  const isOver = keyState(apiKey, ctx.now) !== "active";
  const over = translator(ctx.locale, "errors")("api_key_unexpected_state");
  return (
    <Card title={words("rotateTitle")}>
      <p className="mb-4 text-sm text-ink-soft">{words("rotateHelp")}</p>
      <ActionForm action={rotateApiKeyAction}>
        <input type="hidden" name="apiKeyId" value={apiKey.id} />
        <GraceFields locale={ctx.locale} />
        <SubmitButton variant="secondary" reason={isOver ? over : obstacleToChange(ctx, apiKey)}>
          {words("rotate")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** What to do with a key that strangers have, in one step; it stays for the secret it answers. */
export function LeakCard({ apiKey, ctx }: MoveProps) {
  const words = translator(ctx.locale, "apiKeys");
  const mayWrite = ctx.scopes.has("api_keys:write");
  const canReissue = apiKey.replacedById === null;
  const obstacle = obstacleToChange(ctx, apiKey);
  const over = translator(ctx.locale, "errors")("api_key_unexpected_state");
  const reason = apiKey.leakedAt && !canReissue ? over : undefined;
  return (
    <Card title={words("leak")}>
      <p className="mb-4 text-sm text-ink-soft">{words("leakHelp")}</p>
      <ActionForm action={reportLeakAction}>
        <input type="hidden" name="apiKeyId" value={apiKey.id} />
        {canReissue && obstacle === undefined && (
          <ChoiceGroup
            name="reissues"
            legend={words("leak")}
            kind="checkbox"
            chosen={["on"]}
            choices={[{ value: "on", label: words("leakReissue") }]}
          />
        )}
        {canReissue && mayWrite && obstacle !== undefined && (
          <p className="text-sm text-ink-soft">{words("leakReissueReason")}</p>
        )}
        <SubmitButton variant="danger" reason={mayWrite ? reason : words("readOnlyChange")}>
          {words("leakSubmit")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** Ends a key that nobody needs any more. */
export function RevokeCard({ apiKey: { id, name, hint }, ctx }: MoveProps) {
  const words = translator(ctx.locale, "apiKeys");
  return (
    <Card title={words("revoke")}>
      <ConfirmDialog
        id={`revoke-${id}`}
        trigger={words("revoke")}
        variant="danger"
        reason={ctx.scopes.has("api_keys:write") ? undefined : words("readOnly")}
        title={words("revokeTitle", { name })}
        sentence={words("revokeSentence", { name, hint })}
        action={revokeApiKeyAction}
        submit={words("revokeSubmit")}
        locale={ctx.locale}
      >
        <input type="hidden" name="apiKeyId" value={id} />
      </ConfirmDialog>
    </Card>
  );
}
