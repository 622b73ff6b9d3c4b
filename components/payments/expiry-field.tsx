import { Field } from "#components/field";
import { Select } from "#components/select";
import { catalogue, type Locale, translator } from "#messages/translator";

/** For how long a payment link can be opened. */
export function ExpiryField({ locale }: { readonly locale: Locale }) {
  const choices = Object.entries(catalogue(locale).paymentLink.expiryChoices);
  return (
    <Field name="expiry" label={translator(locale, "paymentLink")("expiryChoice")}>
      <Select defaultValue="none" choices={choices.map(([value, label]) => ({ value, label }))} />
    </Field>
  );
}
