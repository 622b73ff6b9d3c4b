import { ChoiceGroup } from "#components/choice-group";
import { Field } from "#components/field";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { applicationScopes } from "#domain/access/scopes";
import { catalogue, type Locale, translator } from "#messages/translator";

/** What of an application its form begins with. */
export interface KnownApplication {
  readonly name: string;
  readonly description: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
  readonly authentication: string;
  readonly publicKeys: string | null;
  readonly isBoundToKey: boolean;
}

interface ApplicationFieldsProps {
  readonly known?: KnownApplication;
  readonly locale: Locale;
}

const authentications = [
  "client_secret_basic",
  "client_secret_post",
  "private_key_jwt",
  "none",
] as const;

/** What a developer says of an application. */
export function ApplicationFields({ known, locale }: ApplicationFieldsProps) {
  const words = translator(locale, "applications");
  const optional = translator(locale, "field")("optional");
  return (
    <>
      <Field name="name" label={words("name")} help={words("nameHelp")}>
        <TextInput autoComplete="off" maxLength={80} defaultValue={known?.name} />
      </Field>
      <Field
        name="description"
        label={words("description")}
        help={words("descriptionHelp")}
        optional={optional}
      >
        <Textarea maxLength={500} defaultValue={known?.description} />
      </Field>
      <Field name="logo" label={words("logo")} help={words("logoHelp")} optional={optional}>
        <TextInput type="file" accept="image/png,image/jpeg,image/webp" />
      </Field>
      <Field
        name="redirectUris"
        label={words("redirectUris")}
        help={words("redirectUrisHelp")}
        optional={optional}
      >
        <Textarea mono={true} rows={3} defaultValue={known?.redirectUris.join("\n")} />
      </Field>
      <ScopeChoices chosen={known?.scopes} locale={locale} />
      <Proofs known={known} locale={locale} />
    </>
  );
}

function ScopeChoices({
  chosen,
  locale,
}: {
  readonly chosen: readonly string[] | undefined;
  readonly locale: Locale;
}) {
  const names: Readonly<Record<string, string>> = catalogue(locale).scope;
  return (
    <ChoiceGroup
      name="scopes"
      legend={translator(locale, "applications")("scopes")}
      kind="checkbox"
      wide={true}
      choices={[...applicationScopes].map((scope) => ({
        value: scope,
        label: names[scope] ?? scope,
      }))}
      {...(chosen && { chosen })}
    />
  );
}

function Proofs({
  known,
  locale,
}: {
  readonly known: KnownApplication | undefined;
  readonly locale: Locale;
}) {
  const words = translator(locale, "applications");
  return (
    <>
      <ChoiceGroup
        name="authentication"
        legend={words("authentication")}
        kind="radio"
        choices={authentications.map((value) => ({
          value,
          label: words(`authenticationOption.${value}`),
        }))}
        chosen={[known?.authentication ?? "client_secret_basic"]}
      />
      <Field
        name="publicKeys"
        label={words("publicKeys")}
        help={words("publicKeysHelp")}
        optional={translator(locale, "field")("optional")}
      >
        <Textarea mono={true} rows={4} defaultValue={known?.publicKeys ?? ""} spellCheck={false} />
      </Field>
      <ChoiceGroup
        name="isBoundToKey"
        legend={words("isBoundToKey")}
        kind="checkbox"
        choices={[{ value: "true", label: words("isBoundToKeyHelp") }]}
        chosen={known?.isBoundToKey ? ["true"] : []}
      />
    </>
  );
}
