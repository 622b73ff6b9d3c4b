import { Field } from "#components/field";
import { TextInput } from "#components/text-input";
import { type SpendingKind, spendingKinds } from "#domain/spending/spending-kinds";
import { type Locale, translator } from "#messages/translator";

interface SpendingFieldsProps {
  readonly help: string;
  /** What each field begins with, like `5,000.00 CNY; 800 USD`. */
  readonly values: Readonly<Record<SpendingKind, string>>;
  readonly locale: Locale;
}

/** How much money may be moved in a day, in each way. */
export function SpendingFields({ help, values, locale }: SpendingFieldsProps) {
  const words = translator(locale, "apiKeys");
  const optional = translator(locale, "field")("optional");
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{words("limits")}</legend>
      <p className="mb-3 text-sm text-ink-faint">{help}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {spendingKinds.map((kind) => (
          <Field
            key={kind}
            name={`limit_${kind}`}
            label={words(`limitKind.${kind}`)}
            optional={optional}
          >
            <TextInput autoComplete="off" maxLength={400} defaultValue={values[kind]} />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
