"use client";

import { useId } from "react";
import { useSentForm } from "#components/action-form";
import { FieldError } from "#components/field";
import type { Choice } from "#components/select";

interface ExplainedChoice extends Choice {
  /** A sentence on what it means. */
  readonly help?: string;
}

interface ChoiceGroupProps {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly ExplainedChoice[];
  /** Radio for one of them, checkbox for any number. */
  readonly kind: "radio" | "checkbox";
  readonly chosen?: readonly string[];
  /** In two columns where there is room, for more than a few. */
  readonly wide?: boolean;
}

/** A few choices that are all seen at once. */
export function ChoiceGroup(props: ChoiceGroupProps) {
  const { name, legend, choices, kind, chosen = [], wide = false } = props;
  const id = useId();
  const sent = useSentForm();
  const refused = sent.status === "refused" ? sent : undefined;
  const error = refused?.errors[name];
  const typed = refused?.values[name];
  const selected = typed === undefined ? chosen : typed.split("\n");
  return (
    <fieldset aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className={wide ? "grid gap-x-6 gap-y-1 sm:grid-cols-2" : "space-y-1"}>
        {choices.map((choice) => (
          <label key={choice.value} className="flex min-h-6 items-start gap-2.5 py-0.5">
            <input
              key={String(selected.includes(choice.value))}
              type={kind}
              name={name}
              value={choice.value}
              defaultChecked={selected.includes(choice.value)}
              className="tick mt-[3px]"
            />
            <span>
              {choice.label}
              {choice.help !== undefined && (
                <span className="block text-sm text-ink-faint">{choice.help}</span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
