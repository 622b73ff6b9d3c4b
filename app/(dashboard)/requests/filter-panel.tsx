import { ChevronDown } from "lucide-react";
import Form from "next/form";
import { type AskedRequests, filtersOf, methods } from "#app/(dashboard)/requests/request-filter";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Popover } from "#components/popover";
import { type Choice, Select } from "#components/select";
import { TextInput } from "#components/text-input";
import { slowFromMs } from "#domain/request-log/api-request";
import type { RequestChoices } from "#domain/request-log/list-choices";
import { type Locale, translator } from "#messages/translator";

interface FilterPanelProps {
  readonly asked: AskedRequests;
  readonly choices: RequestChoices;
  readonly locale: Locale;
}

/** The filters that take more than a press: a route, a key, an address, a day. */
export function FilterPanel({ asked, choices, locale }: FilterPanelProps) {
  const words = translator(locale, "requests");
  const kept = filtersOf(asked).class;
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
      <Form action="/requests" className="grid gap-3 p-2 sm:w-[32rem] sm:grid-cols-2">
        {selects({ asked, choices, locale }).map(({ name, any, options }) => (
          <Filter key={name} name={name} label={words(labels[name])} value={asked[name]}>
            {[{ value: "", label: words(any) }, ...options]}
          </Filter>
        ))}
        {(["object", "address"] as const).map((name) => (
          <Field key={name} name={name} label={words(labels[name])} optional="">
            <TextInput mono defaultValue={asked[name]} />
          </Field>
        ))}
        {(["from", "to"] as const).map((name) => (
          <Field key={name} name={name} label={words(labels[name])} optional="">
            <TextInput type="date" defaultValue={asked[name]} />
          </Field>
        ))}
        {kept !== undefined && <input type="hidden" name="class" value={kept} />}
        <div className="sm:col-span-2">
          <Button type="submit" variant="primary" size="wide">
            {words("apply")}
          </Button>
        </div>
      </Form>
    </Popover>
  );
}

const labels = {
  route: "route",
  method: "method",
  key: "key",
  application: "application",
  error: "errorCode",
  slow: "duration",
  object: "object",
  address: "address",
  from: "from",
  to: "to",
} as const;

/** What can be chosen of: only what has been used. */
function selects({ choices, locale }: FilterPanelProps) {
  const words = translator(locale, "requests");
  const slow = slowFromMs.map((ms) => ({ value: String(ms), label: words("slowFrom", { ms }) }));
  return [
    { name: "route", any: "anyRoute", options: asTheyAre(choices.routes) },
    { name: "method", any: "anyMethod", options: asTheyAre(methods) },
    { name: "key", any: "anyKey", options: named(choices.keys) },
    { name: "application", any: "anyApplication", options: named(choices.applications) },
    { name: "error", any: "anyError", options: asTheyAre(choices.errors) },
    { name: "slow", any: "anyDuration", options: slow },
  ] as const;
}

function named(all: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] {
  return all.map(({ id, name }) => ({ value: id, label: name }));
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
