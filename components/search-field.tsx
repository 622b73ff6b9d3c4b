import { clsx } from "clsx";
import { Search } from "lucide-react";
import type { Route } from "next";
import Form from "next/form";
import { controlStyle } from "#components/control-style";

interface SearchFieldProps {
  /** The list that is searched; the text comes to it as `name` in the address. */
  readonly action: Route;
  readonly name?: string;
  readonly value?: string | undefined;
  readonly label: string;
  readonly placeholder: string;
  /** Filters already in the address, so that a search stays inside them. */
  readonly keep?: Readonly<Record<string, string>>;
}

/** Searches a list by way of its address: Enter is all it needs. */
export function SearchField(props: SearchFieldProps) {
  const { action, name = "q", value, label, placeholder, keep = {} } = props;
  return (
    <Form action={action} role="search" className="relative w-full sm:w-72">
      <Search
        className={clsx(
          "pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint",
        )}
        aria-hidden="true"
      />
      <input
        type="search"
        name={name}
        defaultValue={value}
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        className={controlStyle({ inset: "icon" })}
      />
      {Object.entries(keep).map(([key, kept]) => (
        <input key={key} type="hidden" name={key} value={kept} />
      ))}
    </Form>
  );
}
