"use client";

import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { controlStyle } from "#components/control-style";
import { useField } from "#components/field";

/** One thing that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface SelectProps
  extends Omit<ComponentProps<"select">, "children" | "className" | "id" | "name" | "required"> {
  readonly choices: readonly Choice[];
}

/** The browser's own select in a field: it works with every keyboard, phone and reader. */
export function Select({ choices, defaultValue, ...rest }: SelectProps) {
  const { typed, ...wiring } = useField();
  const value = typed ?? defaultValue;
  return (
    <div className="relative">
      {/* A select keeps its first default when a form is reset: a new key gives it the new one. */}
      <select
        key={String(value)}
        {...rest}
        {...wiring}
        defaultValue={value}
        className={controlStyle({ inset: "select" })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown
        className={clsx(
          "pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2",
          "text-ink-faint",
        )}
        aria-hidden="true"
      />
    </div>
  );
}
