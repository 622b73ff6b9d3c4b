import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { Route } from "next";
import Form from "next/form";
import { Button } from "#components/button";
import { buttonStyle } from "#components/button-style";
import { Field } from "#components/field";
import { Popover } from "#components/popover";
import { type Choice, Select } from "#components/select";
import { TextInput } from "#components/text-input";

/** Something a list is narrowed by: one of these choices, a day, or what is typed. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly choices?: readonly Choice[];
  readonly isDay?: boolean;
}

interface FilterPanelProps {
  /** One of a kind on the page. */
  readonly id: string;
  /** The page of the list. */
  readonly action: Route;
  readonly words: { readonly filters: string; readonly apply: string };
  readonly fields: readonly FilterField[];
  /** What the list is narrowed by now; what has no field here stays as it is. */
  readonly filters: Readonly<Record<string, string | undefined>>;
}

/** So many stand in one column; with more there are two. */
const mostInColumn = 6;

/** The filters of a list that take more than a press, behind a button. */
export function FilterPanel({ id, action, words, fields, filters }: FilterPanelProps) {
  const kept = Object.entries(filters).filter(
    ([name]) => !fields.some((field) => field.name === name),
  );
  const isWide = fields.length > mostInColumn;
  return (
    <Popover
      id={id}
      align="end"
      isWide={isWide}
      triggerStyle={buttonStyle({})}
      trigger={
        <>
          {words.filters}
          <ChevronDown aria-hidden="true" />
        </>
      }
    >
      <Form action={action} className={clsx("grid gap-3 p-2", isWide && "sm:grid-cols-2")}>
        {fields.map((field) => (
          <Field key={field.name} name={field.name} label={field.label} optional="">
            <FilterControl field={field} value={filters[field.name]} />
          </Field>
        ))}
        {kept.map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className={clsx(isWide && "sm:col-span-2")}>
          <Button type="submit" variant="primary" size="wide">
            {words.apply}
          </Button>
        </div>
      </Form>
    </Popover>
  );
}

interface FilterControlProps {
  readonly field: FilterField;
  readonly value: string | undefined;
}

function FilterControl({ field: { choices, isDay }, value }: FilterControlProps) {
  if (choices) return <Select defaultValue={value ?? ""} choices={choices} />;
  return isDay ? (
    <TextInput type="date" defaultValue={value} />
  ) : (
    <TextInput mono defaultValue={value} />
  );
}
