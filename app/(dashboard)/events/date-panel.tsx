import { ChevronDown } from "lucide-react";
import Form from "next/form";
import type { AddressParameters } from "#app/(dashboard)/list-address";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Popover } from "#components/popover";
import { TextInput } from "#components/text-input";
import { type Locale, translator } from "#messages/translator";

interface DatePanelProps {
  readonly filters: AddressParameters;
  readonly locale: Locale;
}

/** From which day to which. */
export function DatePanel({ filters, locale }: DatePanelProps) {
  const words = translator(locale, "events");
  const { from, to, ...others } = filters;
  return (
    <Popover
      id="event-dates"
      align="end"
      triggerStyle={buttonStyle({})}
      trigger={
        <>
          {words("filters")}
          <ChevronDown aria-hidden="true" />
        </>
      }
    >
      <Form action="/events" className="space-y-3 p-2">
        <Field name="from" label={words("from")} optional="">
          <TextInput type="date" defaultValue={from} />
        </Field>
        <Field name="to" label={words("to")} optional="">
          <TextInput type="date" defaultValue={to} />
        </Field>
        {Object.entries(others).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <Button type="submit" variant="primary" size="wide">
          {words("apply")}
        </Button>
      </Form>
    </Popover>
  );
}
