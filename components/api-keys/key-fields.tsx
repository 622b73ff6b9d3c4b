import { type RightsRow, RightsTable } from "#components/api-keys/rights-table";
import { ChoiceGroup } from "#components/choice-group";
import { Field } from "#components/field";
import { Notice } from "#components/notice";
import { SpendingFields } from "#components/spending-fields";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { levels } from "#domain/key-rights/key-rights";
import type { SpendingKind } from "#domain/spending/spending-kinds";
import { type Locale, translator } from "#messages/translator";

/** What the fields of a key begin with. */
export interface KeyFieldValues {
  readonly name?: string | undefined;
  readonly rows: readonly RightsRow[];
  readonly isFull: boolean;
  /** Whether the person may give everything that a key can do. */
  readonly mayAll: boolean;
  readonly limits: Readonly<Record<SpendingKind, string>>;
  readonly networks: string;
  /** Like `2026-12-31`; empty for a key without an end. */
  readonly lastDay: string;
  /** Whether this installation is told where requests come from. */
  readonly knowsAddresses: boolean;
}

interface KeyFieldsProps {
  readonly values: KeyFieldValues;
  readonly locale: Locale;
}

/** Everything that people decide of a key. */
export function KeyFields({ values, locale }: KeyFieldsProps) {
  const words = translator(locale, "apiKeys");
  return (
    <>
      <Field name="name" label={words("name")} help={words("nameHelp")}>
        <TextInput autoComplete="off" maxLength={100} defaultValue={values.name} />
      </Field>
      <RightsFields values={values} locale={locale} />
      <SpendingFields help={words("limitsHelp")} values={values.limits} locale={locale} />
      <PlaceFields values={values} locale={locale} />
    </>
  );
}

function RightsFields({ values: { rows, isFull, mayAll }, locale }: KeyFieldsProps) {
  const words = translator(locale, "apiKeys");
  const heads = levels.map((value) => ({ value, label: words(`level.${value}`) }));
  const full = { value: "full", label: words("full"), help: words("fullHelp") };
  const restricted = { value: "restricted", label: words("restricted") };
  return (
    <div className="group space-y-4">
      <input type="hidden" name="rights" value="" />
      {mayAll && (
        <ChoiceGroup
          name="access"
          legend={words("access")}
          kind="radio"
          chosen={[isFull ? "full" : "restricted"]}
          choices={[full, restricted]}
        />
      )}
      <div className="group-has-[input[value=full]:checked]:hidden">
        <RightsTable
          caption={words("rights")}
          resource={words("resource")}
          heads={heads}
          rows={rows}
        />
      </div>
    </div>
  );
}

function PlaceFields({ values, locale }: KeyFieldsProps) {
  const words = translator(locale, "apiKeys");
  const optional = translator(locale, "field")("optional");
  return (
    <>
      <Field
        name="networks"
        label={words("networks")}
        help={words("networksHelp")}
        optional={optional}
      >
        <Textarea mono defaultValue={values.networks} maxLength={4_000} />
      </Field>
      {!values.knowsAddresses && <Notice tone="careful">{words("networksUnknown")}</Notice>}
      <Field
        name="expiresOn"
        label={words("expiresOn")}
        help={words("expiresOnHelp")}
        optional={optional}
      >
        <TextInput type="date" defaultValue={values.lastDay} />
      </Field>
      <input type="hidden" name="expiresWas" value={values.lastDay} />
    </>
  );
}
