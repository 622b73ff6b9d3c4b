"use client";

import { type ComponentProps, type ReactNode, type SyntheticEvent, useRef, useState } from "react";
import {
  type CardFault,
  type CardField,
  type CardMonth,
  digitsOf,
  faultIn,
  groupedNumber,
  isAmex,
  slashedExpiry,
} from "#app/pay/[link]/[mac]/typed-card";
import { Field } from "#components/field";
import { TextInput } from "#components/text-input";

/** The words of the card form in the payer's language. */
export interface CardWords {
  readonly number: string;
  readonly expiry: string;
  readonly expiryPlaceholder: string;
  readonly cvc: string;
  readonly cvcHelp: string;
  readonly cvcHelpAmex: string;
  readonly name: string;
  readonly optional: string;
  readonly faults: Readonly<Record<CardFault, string>>;
}

type Faults = Partial<Record<CardField, string>>;

interface CardFieldsProps {
  readonly words: CardWords;
  /** The month it is, by our clock. */
  readonly today: CardMonth;
  /** What the bank found wrong with what was sent last. */
  readonly told: Faults;
}

const formats = { number: groupedNumber, expiry: slashedExpiry, cvc: digitsOf } as const;

/**
 * The card as the payer types it: grouped while they type, told at once what cannot be right.
 * The browser's own check holds the form back, so what was typed need not be typed again.
 */
export function CardFields({ words, today, told }: CardFieldsProps) {
  const group = useRef<HTMLDivElement>(null);
  const [faults, setFaults] = useState<Faults>(told);
  const [amex, setAmex] = useState(false);
  const show = (field: CardField, fault: string | undefined) =>
    setFaults((before) => ({ ...before, [field]: fault }));
  const check = (input: HTMLInputElement) => {
    const fault = faultIn(fieldOf(input), typedIn(group.current), today);
    input.setCustomValidity(fault === undefined ? "" : words.faults[fault]);
    return fault;
  };
  const wired = (field: CardField) => ({
    onInput: (event: SyntheticEvent<HTMLInputElement>) => {
      const input = event.currentTarget;
      if (!isComposing(event)) retype(input, formats[field]);
      if (field === "number") setAmex(isAmex(digitsOf(input.value)));
      for (const each of inputsOf(group.current)) check(each);
      show(field, undefined);
    },
    onBlur: (event: SyntheticEvent<HTMLInputElement>) => {
      const fault = check(event.currentTarget);
      if (fault !== "missing") show(field, fault && words.faults[fault]);
    },
    onInvalid: (event: SyntheticEvent<HTMLInputElement>) => {
      // Said beside the field in our words, instead of in a bubble in the browser's.
      event.preventDefault();
      const fault = check(event.currentTarget);
      show(field, fault && words.faults[fault]);
      firstInvalid(group.current)?.focus();
    },
  });
  const cvcHelp = amex ? words.cvcHelpAmex : words.cvcHelp;
  return (
    <div ref={group} className="space-y-4 [&_input]:h-11">
      <CardInput field="number" label={words.number} fault={faults.number}>
        <TextInput
          {...wired("number")}
          {...figures("cc-number")}
          placeholder="1234 1234 1234 1234"
          maxLength={40}
        />
      </CardInput>
      <div className="grid grid-cols-2 items-start gap-4">
        <CardInput field="expiry" label={words.expiry} fault={faults.expiry}>
          <TextInput
            {...wired("expiry")}
            {...figures("cc-exp")}
            placeholder={words.expiryPlaceholder}
            maxLength={12}
          />
        </CardInput>
        <CardInput
          field="cvc"
          label={words.cvc}
          fault={faults.cvc}
          help={faults.cvc === undefined ? cvcHelp : undefined}
        >
          <TextInput {...wired("cvc")} {...figures("cc-csc")} maxLength={4} />
        </CardInput>
      </div>
      <Field name="name" label={words.name} optional={words.optional}>
        <TextInput autoComplete="cc-name" autoCapitalize="words" maxLength={100} />
      </Field>
    </div>
  );
}

interface CardInputProps {
  readonly field: CardField;
  readonly label: string;
  readonly fault: string | undefined;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

function CardInput({ field, label, fault, help, children }: CardInputProps) {
  return (
    <Field name={field} label={label} error={fault} help={help}>
      {children}
    </Field>
  );
}

/** How a field takes figures: with a keypad, from the browser's own store, never corrected. */
function figures(autoComplete: string): ComponentProps<typeof TextInput> {
  return { autoComplete, inputMode: "numeric", spellCheck: false, autoCorrect: "off" };
}

function inputsOf(group: HTMLElement | null): readonly HTMLInputElement[] {
  return [...(group?.querySelectorAll<HTMLInputElement>("input") ?? [])].filter(
    ({ name }) => name in formats,
  );
}

function fieldOf({ name }: HTMLInputElement): CardField {
  return name === "number" || name === "expiry" ? name : "cvc";
}

function typedIn(group: HTMLElement | null) {
  const typed = Object.fromEntries(inputsOf(group).map(({ name, value }) => [name, value]));
  return { number: typed.number ?? "", expiry: typed.expiry ?? "", cvc: typed.cvc ?? "" };
}

function firstInvalid(group: HTMLElement | null): HTMLInputElement | undefined {
  return inputsOf(group).find(({ validity }) => !validity.valid);
}

function isComposing({ nativeEvent }: SyntheticEvent): boolean {
  return nativeEvent instanceof InputEvent && nativeEvent.isComposing;
}

/** Writes the value in its form, and keeps the caret behind the digit it stood behind. */
function retype(input: HTMLInputElement, format: (typed: string) => string): void {
  const { value, selectionStart } = input;
  const at = selectionStart ?? value.length;
  const written = format(value);
  if (written === value) return;
  input.value = written;
  if (at >= value.length) return;
  const digits = digitsOf(value.slice(0, at)).length;
  let caret = 0;
  while (digitsOf(written.slice(0, caret)).length < digits) caret += 1;
  input.setSelectionRange(caret, caret);
}
