import { Field } from "#components/field";
import { Select } from "#components/select";
import { TextInput } from "#components/text-input";
import { type Locale, translator } from "#messages/translator";

const choicesHours = [0, 1, 24, 24 * 7] as const;
const usualHours = 24;

/** How long the old key of a rotation goes on. */
export function GraceFields({ locale }: { readonly locale: Locale }) {
  const words = translator(locale, "apiKeys");
  const text = (hours: number) => {
    if (hours === 0) return words("graceNow");
    return hours < 24
      ? words("graceHoursText", { hours })
      : words("graceDaysText", { days: hours / 24 });
  };
  return (
    <>
      <Field name="grace" label={words("grace")}>
        <Select
          defaultValue={String(usualHours)}
          choices={[
            ...choicesHours.map((hours) => ({ value: String(hours), label: text(hours) })),
            { value: "custom", label: words("graceCustom") },
          ]}
        />
      </Field>
      <Field
        name="graceHours"
        label={words("graceHours")}
        help={words("graceHoursHelp")}
        optional={translator(locale, "field")("optional")}
      >
        <TextInput inputMode="numeric" maxLength={4} autoComplete="off" />
      </Field>
    </>
  );
}
