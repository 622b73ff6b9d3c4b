import { Field } from "#components/field";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import type { Locale } from "#messages/translator";
import { translator } from "#messages/translator";

interface CustomerFieldsProps {
  /** What is known already; empty for someone new. */
  readonly known?: {
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly description: string | null;
  };
  readonly locale: Locale;
}

/** What people can say of a customer, when they are added and later. */
export function CustomerFields({ known, locale }: CustomerFieldsProps) {
  const words = translator(locale, "customers");
  const optional = translator(locale, "field")("optional");
  return (
    <>
      <Field name="name" label={words("name")} optional={known && optional}>
        <TextInput autoComplete="off" maxLength={256} defaultValue={known?.name ?? undefined} />
      </Field>
      <Field name="email" label={words("email")} optional={optional}>
        <TextInput
          type="email"
          autoComplete="off"
          maxLength={512}
          defaultValue={known?.email ?? undefined}
        />
      </Field>
      <Field name="phone" label={words("phone")} optional={optional}>
        <TextInput
          type="tel"
          autoComplete="off"
          maxLength={64}
          defaultValue={known?.phone ?? undefined}
        />
      </Field>
      <Field
        name="description"
        label={words("description")}
        help={words("descriptionHelp")}
        optional={optional}
      >
        <Textarea rows={2} maxLength={1000} defaultValue={known?.description ?? undefined} />
      </Field>
    </>
  );
}
