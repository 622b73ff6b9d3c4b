"use client";

import { createContext, type ReactNode, useContext, useId } from "react";
import { useSentForm } from "#components/action-form";

/** What a control takes over from the field it stands in. */
export interface FieldWiring {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
  /** What was typed when the form was last refused. */
  readonly typed: string | undefined;
}

const Wiring = createContext<FieldWiring | undefined>(undefined);

/** The wiring of the field around; a control outside any field is a fault of ours. */
export function useField(): FieldWiring {
  const wiring = useContext(Wiring);
  if (wiring === undefined) throw new Error("A control must stand in a Field.");
  return wiring;
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: ReactNode;
  /** Said in the label when it may be left empty. */
  readonly optional?: string | undefined;
  /** In words that say what to do; else the error the form came back with. */
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** A labelled control: label above, help below, its error beside it and read out with it. */
export function Field({ name, label, help, optional, error, children }: FieldProps) {
  const id = useId();
  const sent = useSentForm();
  const refused = sent.status === "refused" ? sent : undefined;
  const fault = error ?? refused?.errors[name];
  const described = [help !== undefined && `${id}-help`, fault !== undefined && `${id}-error`];
  const wiring: FieldWiring = {
    id,
    name,
    required: optional === undefined,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    "aria-invalid": fault === undefined ? undefined : true,
    typed: sent.status === "untouched" ? undefined : sent.values?.[name],
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 flex items-baseline gap-1.5 font-medium">
        {label}
        {optional !== undefined && (
          <span className="text-sm font-normal text-ink-faint">{optional}</span>
        )}
      </label>
      <Wiring value={wiring}>{children}</Wiring>
      {fault !== undefined && <FieldError id={`${id}-error`}>{fault}</FieldError>}
      {help !== undefined && (
        <p id={`${id}-help`} className="mt-1.5 text-sm text-ink-faint">
          {help}
        </p>
      )}
    </div>
  );
}

interface FieldErrorProps {
  readonly id: string;
  readonly children: ReactNode;
}

/** What is wrong with what was typed, and what to do. */
export function FieldError({ id, children }: FieldErrorProps) {
  return (
    <p id={id} className="mt-1.5 text-sm text-red">
      {children}
    </p>
  );
}
