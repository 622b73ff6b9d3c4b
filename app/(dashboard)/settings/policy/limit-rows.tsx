import { clsx } from "clsx";
import { mostRows } from "#app/(dashboard)/settings/policy/policy-form";
import { Field } from "#components/field";
import { Select } from "#components/select";
import { TextInput } from "#components/text-input";
import { currencies, currencyFrom } from "#domain/money/currencies";
import { decimalString } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { PolicyLine } from "#domain/refund-policies/refund-policy";
import { type Locale, translator } from "#messages/translator";

interface LimitRowsProps {
  readonly lines: readonly PolicyLine[];
  readonly locale: Locale;
}

const emptyRows = 2;

/** A row of fields for each currency with limits, and a few for others; labelled once on a desk. */
export function LimitRows({ lines, locale }: LimitRowsProps) {
  const count = Math.min(mostRows, lines.length + emptyRows);
  return (
    <div className="space-y-5 sm:space-y-2">
      {Array.from({ length: count }, (_, place) => (
        <LimitRow
          key={lines[place]?.currency ?? `empty ${place}`}
          place={place}
          line={lines[place]}
          locale={locale}
        />
      ))}
    </div>
  );
}

interface LimitRowProps {
  readonly place: number;
  readonly line: PolicyLine | undefined;
  readonly locale: Locale;
}

function LimitRow({ place, line, locale }: LimitRowProps) {
  const words = translator(locale, "policy");
  const choices = currencies.map((code) => ({ value: code, label: code }));
  const labels = place > 0 ? "sm:[&_label]:sr-only" : "";
  return (
    <fieldset
      className={clsx(
        "grid gap-x-3 gap-y-2 sm:grid-cols-[7rem_1fr_1fr]",
        "max-sm:rounded-control max-sm:border max-sm:border-line max-sm:p-3",
        labels,
      )}
    >
      <legend className="sr-only">{line?.currency ?? words("newLine")}</legend>
      <Field name={`currency_${place}`} label={words("currency")} optional="">
        <Select
          choices={[{ value: "", label: words("chooseCurrency") }, ...choices]}
          defaultValue={line?.currency}
        />
      </Field>
      <Field name={`one_${place}`} label={words("oneAbove")} optional="">
        <TextInput inputMode="decimal" maxLength={24} defaultValue={typedLimit(line, "one")} />
      </Field>
      <Field name={`two_${place}`} label={words("twoAbove")} optional="">
        <TextInput inputMode="decimal" maxLength={24} defaultValue={typedLimit(line, "two")} />
      </Field>
    </fieldset>
  );
}

function typedLimit(line: PolicyLine | undefined, which: "one" | "two"): string | undefined {
  const minor = which === "one" ? line?.oneApprovalAboveMinor : line?.twoApprovalsAboveMinor;
  const currency = currencyFrom(line?.currency ?? "");
  return minor && currency ? decimalString(money(BigInt(minor), currency)) : undefined;
}
