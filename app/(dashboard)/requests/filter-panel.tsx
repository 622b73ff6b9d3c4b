import { ChevronDown } from "lucide-react";
import Form from "next/form";
import { type AskedRequests, filtersOf, methods } from "#app/(dashboard)/requests/request-filter";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Popover } from "#components/popover";
import { type Choice, Select } from "#components/select";
import type { RequestChoices } from "#domain/request-log/list-choices";
import { type Locale, translator } from "#messages/translator";

interface FilterPanelProps {
  readonly asked: AskedRequests;
  readonly choices: RequestChoices;
  readonly locale: Locale;
}

/** The filters that take more than a press: a route, a method, a key. */
export function FilterPanel({ asked, choices, locale }: FilterPanelProps) {
  const words = translator(locale, "requests");
  const kept = filtersOf(asked).class;
  const keys = choices.keys.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Popover
      id="request-filters"
      align="end"
      triggerStyle={buttonStyle({})}
      trigger={
        <>
          {words("filters")}
          <ChevronDown aria-hidden="true" />
        </>
      }
    >
      <Form action="/requests" className="space-y-3 p-2">
        <Filter name="route" label={words("route")} value={asked.route}>
          {[{ value: "", label: words("anyRoute") }, ...asTheyAre(choices.routes)]}
        </Filter>
        <Filter name="method" label={words("method")} value={asked.method}>
          {[{ value: "", label: words("anyMethod") }, ...asTheyAre(methods)]}
        </Filter>
        <Filter name="key" label={words("key")} value={asked.key}>
          {[{ value: "", label: words("anyKey") }, ...keys]}
        </Filter>
        {kept !== undefined && <input type="hidden" name="class" value={kept} />}
        <Button type="submit" variant="primary" size="wide">
          {words("apply")}
        </Button>
      </Form>
    </Popover>
  );
}

function asTheyAre(values: readonly string[]): readonly Choice[] {
  return values.map((value) => ({ value, label: value }));
}

interface FilterProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly children: readonly Choice[];
}

function Filter({ name, label, value = "", children }: FilterProps) {
  return (
    <Field name={name} label={label} optional="">
      <Select defaultValue={value} choices={children} />
    </Field>
  );
}
