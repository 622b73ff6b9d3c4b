import { rotateClientSecretAction } from "#app/(dashboard)/applications/actions";
import { Card } from "#components/card";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { TextInput } from "#components/text-input";
import type { ApplicationSecret } from "#domain/applications/application";
import type { ListedApplication } from "#domain/applications/list-applications";
import { secretOverlapHours } from "#domain/applications/rotate-client-secret";
import type { DashboardContext } from "#http/session";
import { exactTime } from "#messages/exact-time";
import { translator } from "#messages/translator";

interface SecretsProps {
  readonly application: ListedApplication;
  readonly secrets: readonly ApplicationSecret[];
  readonly ctx: DashboardContext;
}

/** What is known of an application's secrets, and the way to a new one. */
export function Secrets({ application, secrets, ctx }: SecretsProps) {
  const { locale, timeZone, scopes } = ctx;
  const words = translator(locale, "applications");
  return (
    <Card title={words("secrets")}>
      <p className="mb-3 text-ink-soft">{words("secretsHelp")}</p>
      <ul className="mb-4 space-y-1 font-mono text-[0.923em]">
        {secrets.map(({ id, hint, endsAt }) => (
          <li key={id}>
            {endsAt
              ? words("secretUntil", { hint, time: exactTime(endsAt, timeZone, locale) })
              : words("secretCurrent", { hint })}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        id="rotate-secret"
        trigger={words("rotate")}
        size="small"
        reason={scopes.has("applications:write") ? undefined : words("readOnly")}
        title={words("rotateTitle")}
        sentence={words("rotateSentence")}
        action={rotateClientSecretAction}
        submit={words("rotate")}
        locale={locale}
      >
        <input type="hidden" name="applicationId" value={application.id} />
        <Field name="overlapHours" label={words("overlapHours")}>
          <TextInput
            inputMode="numeric"
            defaultValue={String(secretOverlapHours.usual)}
            autoComplete="off"
          />
        </Field>
      </ConfirmDialog>
    </Card>
  );
}
