import {
  addSigningKeyAction,
  setSigningRulesAction,
} from "#app/(dashboard)/api-keys/[key]/signing-actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { ChoiceGroup } from "#components/choice-group";
import { DataTable } from "#components/data-table";
import { EmptyState } from "#components/empty-state";
import { Field } from "#components/field";
import { LinkButton } from "#components/link-button";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { type ApiKey, keyState } from "#domain/api-keys/api-key";
import { listSigningKeys } from "#domain/signing-keys/list-signing-keys";
import { signingKeyDays } from "#domain/signing-keys/signing-key";
import { type DashboardContext, shown } from "#http/session";
import { translator } from "#messages/translator";
import { signingColumns } from "./signing-columns.tsx";

interface SigningPanelProps {
  readonly apiKey: ApiKey;
  readonly ctx: DashboardContext;
}

/** What an API key signs with, what must be signed, and the way to one more key. */
export async function SigningPanel({ apiKey, ctx }: SigningPanelProps) {
  const words = translator(ctx.locale, "signing");
  const keys = await shown(listSigningKeys(ctx, { apiKeyId: apiKey.id }));
  const state = keyState(apiKey, ctx.now);
  const works = state === "active" || state === "replaced";
  return (
    <section className="space-y-4" aria-labelledby="signing">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="signing" className="text-base font-semibold">
          {words("title")}
        </h2>
        <LinkButton href="/api-keys/signatures" size="small">
          {words("debug")}
        </LinkButton>
      </div>
      <DataTable
        label={words("title")}
        columns={signingColumns(ctx)}
        rows={keys}
        rowKey={(key) => key.id}
        locale={ctx.locale}
        empty={<EmptyState sentence={words("none")} />}
      />
      {keys.length > 0 && <p className="text-sm text-ink-soft">{words("lineHelp")}</p>}
      {works && (
        <div className="grid items-start gap-4 *:min-w-0 lg:grid-cols-2">
          <AddCard apiKey={apiKey} ctx={ctx} />
          <RulesCard apiKey={apiKey} ctx={ctx} />
        </div>
      )}
    </section>
  );
}

function reasonOf({ scopes, locale }: DashboardContext): string | undefined {
  return scopes.has("api_keys:write") ? undefined : translator(locale, "apiKeys")("readOnly");
}

/** On the page itself, so that a secret can be shown without any script. */
function AddCard({ apiKey, ctx }: SigningPanelProps) {
  const words = translator(ctx.locale, "signing");
  const optional = translator(ctx.locale, "field")("optional");
  return (
    <Card title={words("addTitle")}>
      <ActionForm action={addSigningKeyAction}>
        <input type="hidden" name="apiKeyId" value={apiKey.id} />
        <Field name="name" label={words("name")} help={words("nameHelp")}>
          <TextInput autoComplete="off" maxLength={100} />
        </Field>
        <Field name="algorithm" label={words("algorithm")} help={words("algorithmHelp")}>
          <Select defaultValue="ed25519" choices={algorithmChoices(ctx)} />
        </Field>
        <Field
          name="public_key"
          label={words("publicKey")}
          optional={optional}
          help={words("publicKeyHelp")}
        >
          <Textarea mono rows={5} spellCheck={false} autoComplete="off" maxLength={8_000} />
        </Field>
        <Field name="lifetime" label={words("lifetime")}>
          <Select
            defaultValue="never"
            choices={[
              { value: "never", label: words("lifetimeNever") },
              ...signingKeyDays.map((days) => ({
                value: String(days),
                label: words("lifetimeDays", { days }),
              })),
            ]}
          />
        </Field>
        <SubmitButton variant="secondary" reason={reasonOf(ctx)}>
          {words("add")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}

function algorithmChoices({ locale }: DashboardContext) {
  const words = translator(locale, "signing");
  const algorithms = [
    "ed25519",
    "ecdsa-p256-sha256",
    "rsa-pss-sha512",
    "hmac-sha256",
    "ES256",
    "RS256",
  ] as const;
  return algorithms.map((value) => ({ value, label: words(`algorithms.${value}`) }));
}

function RulesCard({ apiKey, ctx }: SigningPanelProps) {
  const words = translator(ctx.locale, "signing");
  return (
    <Card title={words("rulesTitle")}>
      <ActionForm action={setSigningRulesAction}>
        <input type="hidden" name="apiKeyId" value={apiKey.id} />
        <ChoiceGroup
          name="signedOnly"
          legend={words("requests")}
          kind="checkbox"
          chosen={apiKey.signedOnly ? ["on"] : []}
          choices={[{ value: "on", label: words("signedOnly"), help: words("signedOnlyHelp") }]}
        />
        <ChoiceGroup
          name="signedAnswers"
          legend={words("answers")}
          kind="checkbox"
          chosen={apiKey.signedAnswers ? ["on"] : []}
          choices={[
            { value: "on", label: words("signedAnswers"), help: words("signedAnswersHelp") },
          ]}
        />
        <SubmitButton variant="secondary" reason={reasonOf(ctx)}>
          {words("saveRules")}
        </SubmitButton>
      </ActionForm>
    </Card>
  );
}
