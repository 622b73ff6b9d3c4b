import type { z } from "zod";
import type { DomainError } from "#domain/errors/domain-error";
import { holdsCardNumber } from "#domain/vault/holds-card-number";
import { catalogue, type Locale, translator } from "#messages/translator";

/** What became of a form that was sent, in the shape that components/action-form.tsx shows. */
export type FormState =
  | { readonly status: "untouched" }
  | RefusedForm
  | {
      readonly status: "done";
      readonly message: string;
      readonly secret?: OneTimeSecret;
      readonly findings?: readonly Finding[];
      /** What had been typed, but for secrets, where it is examined and not kept. */
      readonly values?: Readonly<Record<string, string>>;
    };

/** One thing that an examination has found, in the reader's words. */
export interface Finding {
  readonly tone: "good" | "waiting" | "bad" | "quiet";
  readonly title: string;
  readonly text?: string | undefined;
  /** What must be seen to the letter, with its lines. */
  readonly code?: string | undefined;
}

export interface RefusedForm {
  readonly status: "refused";
  readonly message: string;
  /** By the field's name. */
  readonly errors: Readonly<Record<string, string>>;
  /** What had been typed, but for secrets. */
  readonly values: Readonly<Record<string, string>>;
}

/** A secret that is readable in this answer only. */
export interface OneTimeSecret {
  readonly title: string;
  readonly value: string;
  readonly fileName: string;
}

/** The texts of a form by name, lists where a name stands more than once; files are left out. */
export function formFields(form: FormData): Readonly<Record<string, string | readonly string[]>> {
  const names = new Set([...form.keys()].filter((name) => !name.startsWith("$")));
  return Object.fromEntries(
    [...names].map((name) => {
      const texts = form.getAll(name).filter((value) => typeof value === "string");
      return [name, texts.length === 1 ? (texts[0] ?? "") : texts];
    }),
  );
}

/** A form that was refused as a whole, with a sentence in the reader's language. */
export function refusedForm(form: FormData, message: string): RefusedForm {
  return { status: "refused", message, errors: {}, values: typedValues(form) };
}

/** A form that was examined: what was found, and what was typed, so that it can be tried again. */
export function examinedForm(
  form: FormData,
  { message, findings }: { readonly message: string; readonly findings: readonly Finding[] },
): FormState {
  return { status: "done", message, findings, values: typedValues(form) };
}

/** A form with faults in its fields, each told beside its field. */
export function faultyForm(form: FormData, error: z.ZodError, locale: Locale): RefusedForm {
  const errors = error.issues.map(
    (issue) => [String(issue.path[0]), issueText(issue, locale)] as const,
  );
  // The first fault of a field is the one to mend first.
  return { ...refusedForm(form, ""), errors: Object.fromEntries(errors.toReversed()) };
}

/** Fields of a card, and of a bank account that may be one; elsewhere its number is misplaced. */
const cardField = /number/i;

/** The refusal of a form with a card number where none belongs; undefined where there is none. */
export function misplacedCard(form: FormData, locale: Locale): RefusedForm | undefined {
  const words = translator(locale, "fieldErrors");
  const errors = Object.entries(formFields(form))
    .filter(([name, value]) => !cardField.test(name) && [value].flat().some(holdsCardNumber))
    .map(([name]) => [name, words("cardNumber")] as const);
  if (errors.length === 0) return undefined;
  return { ...refusedForm(form, ""), errors: Object.fromEntries(errors) };
}

/** A form that the domain refused: beside the field where it names one that was in the form. */
export function declinedForm(form: FormData, error: DomainError, locale: Locale): RefusedForm {
  const { param } = error.details;
  const text = errorText(error, locale);
  if (param === undefined || !form.has(param)) return refusedForm(form, text);
  const atFields: Readonly<Record<string, string>> = catalogue(locale).fieldErrors;
  const atField = atFields[`${error.code}_${param}`] ?? text;
  return { ...refusedForm(form, ""), errors: { [param]: atField } };
}

/** A domain error in the reader's language. */
export function errorText(error: DomainError, locale: Locale): string {
  return translator(locale, "errors")(error.code);
}

function issueText(issue: z.core.$ZodIssue, locale: Locale): string {
  const words = translator(locale, "fieldErrors");
  if (issue.code === "too_small" && Number(issue.minimum) > 1 && issue.origin === "string") {
    return words("tooShort", { least: Number(issue.minimum) });
  }
  if (issue.code === "too_small" || issue.code === "invalid_type") return words("missing");
  if (issue.code === "too_big" && issue.origin === "string") {
    return words("tooLong", { most: Number(issue.maximum) });
  }
  if (issue.code === "invalid_format" && issue.format === "email") return words("email");
  if (issue.code === "custom") return ownText(issue.message, locale) ?? words("invalid");
  return words("invalid");
}

/** What a schema of ours says by a key of the catalogue. */
function ownText(key: string, locale: Locale): string | undefined {
  const texts: Readonly<Record<string, string>> = catalogue(locale).fieldErrors;
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}

const secretNames = /password|secret|token|code|cvc|number/i;

function typedValues(form: FormData): Readonly<Record<string, string>> {
  const typed = Object.entries(formFields(form)).flatMap(([name, value]) => {
    const text = typeof value === "string" ? value : value.join("\n");
    return text !== "" || typeof value === "string" ? [[name, text] as const] : [];
  });
  return Object.fromEntries(typed.filter(([name, text]) => isShowable(name, text)));
}

function isShowable(name: string, value: string): boolean {
  return !secretNames.test(name) && !holdsCardNumber(value);
}
