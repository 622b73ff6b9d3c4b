import { ChevronDown } from "lucide-react";
import Form from "next/form";
import type { AskedEntries } from "#app/(dashboard)/audit/audit-filter";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Popover } from "#components/popover";
import { Select } from "#components/select";
import { TextInput } from "#components/text-input";
import type { EntryChoices } from "#domain/audit-log/list-entry-choices";
import { type Locale, translator } from "#messages/translator";

interface FilterPanelProps {
  readonly asked: AskedEntries;
  readonly choices: EntryChoices;
  readonly locale: Locale;
}

/** Who, what, to what, from where, from which day to which. */
export function FilterPanel({ asked, choices, locale }: FilterPanelProps) {
  const words = translator(locale, "audit");
  const actors = choices.actors.map(({ actor, name }) => ({ value: actor, label: name }));
  const actions = choices.actions.map((action) => ({ value: action, label: action }));
  return (
    <Popover
      id="audit-filters"
      align="end"
      triggerStyle={buttonStyle({})}
      trigger={
        <>
          {words("filters")}
          <ChevronDown aria-hidden="true" />
        </>
      }
    >
      <Form action="/audit" className="space-y-3 p-2">
        <Field name="actor" label={words("actor")} optional="">
          <Select
            defaultValue={asked.actor ?? ""}
            choices={[{ value: "", label: words("anyActor") }, ...actors]}
          />
        </Field>
        <Field name="action" label={words("action")} optional="">
          <Select
            defaultValue={asked.action ?? ""}
            choices={[{ value: "", label: words("anyAction") }, ...actions]}
          />
        </Field>
        <Text name="object" label={words("object")} value={asked.object} />
        <Text name="address" label={words("address")} value={asked.address} />
        <Day name="from" label={words("from")} value={asked.from} />
        <Day name="to" label={words("to")} value={asked.to} />
        <Button type="submit" variant="primary" size="wide">
          {words("apply")}
        </Button>
      </Form>
    </Popover>
  );
}

interface FilterProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

function Text({ name, label, value }: FilterProps) {
  return (
    <Field name={name} label={label} optional="">
      <TextInput defaultValue={value} />
    </Field>
  );
}

function Day({ name, label, value }: FilterProps) {
  return (
    <Field name={name} label={label} optional="">
      <TextInput type="date" defaultValue={value} />
    </Field>
  );
}
