import { pinVersionAction } from "#app/(dashboard)/api-keys/[key]/version-actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { type ApiKey, keyState } from "#domain/api-keys/api-key";
import { wireVersion } from "#domain/api-versions/wire-version";
import { listDeprecatedUses } from "#domain/deprecations/list-deprecated-uses";
import { type DashboardContext, shown } from "#http/session";
import { dayText } from "#messages/day-text";
import { translator } from "#messages/translator";

interface VersionPanelProps {
  readonly apiKey: ApiKey;
  readonly ctx: DashboardContext;
}

/** Which version of the API a key speaks, and whether it uses what will go. */
export async function VersionPanel({ apiKey, ctx }: VersionPanelProps) {
  const { locale, scopes } = ctx;
  const words = translator(locale, "versions");
  const uses = (await shown(listDeprecatedUses(ctx))).filter(({ use }) => use.keyId === apiKey.id);
  const works = ["active", "replaced"].includes(keyState(apiKey, ctx.now));
  return (
    <Card title={words("title")}>
      <div className="space-y-4">
        {uses.map(({ use, deprecation: { name, replacement, until } }) => (
          <Notice key={use.id} tone="careful">
            {translator(locale, "changelog.deprecated")(name, {
              replacement,
              until: dayText(Temporal.PlainDate.from(until), locale),
            })}
          </Notice>
        ))}
        <p className="font-mono text-sm">
          {apiKey.apiVersion ?? words("nonePinned", { version: wireVersion })}
        </p>
        <p className="text-sm text-ink-soft">{words("help")}</p>
        {works && (
          <ActionForm action={pinVersionAction}>
            <input type="hidden" name="apiKeyId" value={apiKey.id} />
            <Field
              name="version"
              label={words("version")}
              help={words("versionHelp", { version: wireVersion })}
              optional={translator(locale, "field")("optional")}
            >
              <TextInput mono maxLength={40} defaultValue={apiKey.apiVersion ?? undefined} />
            </Field>
            <SubmitButton
              variant="secondary"
              reason={
                scopes.has("api_keys:write") ? undefined : translator(locale, "apiKeys")("readOnly")
              }
            >
              {words("pin")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </Card>
  );
}
