import { ChevronDown } from "lucide-react";
import Form from "next/form";
import type { AddressParameters } from "#app/(dashboard)/list-address";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Popover } from "#components/popover";
import { Select } from "#components/select";
import { TextInput } from "#components/text-input";
import type { Currency } from "#domain/money/currencies";
import { type Locale, translator } from "#messages/translator";

interface FilterPanelProps {
  readonly filters: AddressParameters;
  /** Those the account has had money in. */
  readonly currencies: readonly Currency[];
  readonly locale: Locale;
}

const ownFields = ["currency", "from", "to"];

/** The filters that take more than a press: a currency, and from which day to which. */
export function FilterPanel({ filters, currencies, locale }: FilterPanelProps) {
  const words = translator(locale, "payments");
  const kept = Object.entries(filters).filter(([name]) => !ownFields.includes(name));
  const choices = currencies.map((code) => ({ value: code, label: code }));
  return (
    <Popover
      id="payment-filters"
      align="end"
      triggerStyle={buttonStyle({})}
      trigger={
        <>
          {words("filters")}
          <ChevronDown aria-hidden="true" />
        </>
      }
    >
      <Form action="/payments" className="space-y-3 p-2">
        <Field name="currency" label={translator(locale, "words")("currency")} optional="">
          <Select
            defaultValue={filters.currency ?? ""}
            choices={[{ value: "", label: words("anyCurrency") }, ...choices]}
          />
        </Field>
        <Field name="from" label={words("from")} optional="">
          <TextInput type="date" defaultValue={filters.from} />
        </Field>
        <Field name="to" label={words("to")} optional="">
          <TextInput type="date" defaultValue={filters.to} />
        </Field>
        {kept.map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Button type="submit" variant="primary" size="wide">
          {words("apply")}
        </Button>
      </Form>
    </Popover>
  );
}
