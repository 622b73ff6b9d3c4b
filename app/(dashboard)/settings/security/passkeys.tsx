import {
  beginPasskeyAction,
  registerPasskeyAction,
  removePasskeyAction,
} from "#app/(dashboard)/settings/security/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { Instant } from "#components/instant";
import { PasskeyButton } from "#components/passkey-button";
import { TextInput } from "#components/text-input";
import type { Passkey } from "#domain/passkeys/passkeys-of";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface PasskeysProps {
  readonly ctx: DashboardContext;
  readonly passkeys: readonly Passkey[];
}

/** One's passkeys, and how to add one. */
export function Passkeys({ ctx, passkeys }: PasskeysProps) {
  const words = translator(ctx.locale, "security");
  return (
    <Card title={words("passkeys")}>
      <p className="mb-4 text-ink-soft">{words("passkeysSentence")}</p>
      {passkeys.length > 0 && (
        <ul className="mb-5 divide-y divide-line border-y border-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} ctx={ctx} passkey={passkey} />
          ))}
        </ul>
      )}
      {ctx.scopes.has("factors:write") && (
        <ActionForm action={registerPasskeyAction}>
          <Field name="name" label={words("passkeyName")} help={words("passkeyNameHelp")}>
            <TextInput maxLength={60} autoComplete="off" />
          </Field>
          <PasskeyButton use="create" options={beginPasskeyAction} />
        </ActionForm>
      )}
    </Card>
  );
}

interface PasskeyRowProps {
  readonly ctx: DashboardContext;
  readonly passkey: Passkey;
}

function PasskeyRow({ ctx, passkey }: PasskeyRowProps) {
  const { locale, timeZone, now } = ctx;
  const { id, name, createdAt, lastUsedAt } = passkey;
  const words = translator(locale, "security");
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <span className="min-w-0">
        <span className="block font-medium wrap-anywhere">{name}</span>
        <span className="block text-sm text-ink-faint">
          {words("since")} <Instant value={createdAt} zone={timeZone} locale={locale} />
          {" · "}
          {lastUsedAt === null ? (
            words("neverUsed")
          ) : (
            <>
              {words("lastUsed")}{" "}
              <Instant value={lastUsedAt} now={now} zone={timeZone} locale={locale} />
            </>
          )}
        </span>
      </span>
      <ConfirmDialog
        id={`remove-${id}`}
        trigger={words("remove")}
        size="small"
        reason={ctx.scopes.has("factors:write") ? undefined : words("byProvider")}
        title={words("removePasskey", { name })}
        sentence={words("removePasskeySentence")}
        action={removePasskeyAction}
        submit={words("remove")}
        variant="danger"
        locale={locale}
      >
        <input type="hidden" name="passkeyId" value={id} />
      </ConfirmDialog>
    </li>
  );
}
