import { proposePolicyAction } from "#app/(dashboard)/settings/policy/actions";
import { mostRows } from "#app/(dashboard)/settings/policy/policy-form";
import type { PolicyLine } from "#domain/refund-policies/refund-policy";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { Textarea } from "#components/textarea";
import { currencies, currencyFrom } from "#domain/money/currencies";
import { decimalString } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { usualApprovalHours } from "#domain/refund-policies/refund-policy";
import type { PolicyHistory } from "#domain/reports/policy-history";
import type { DashboardContext } from "#http/session";
import { type Locale, translator } from "#messages/translator";

interface ProposePolicyProps {
  readonly history: PolicyHistory;
  readonly ctx: DashboardContext;
}

const emptyRows = 2;

/** Asks for other limits, beginning with those in force; works before any script. */
export function ProposePolicy({ history, ctx }: ProposePolicyProps) {
  const { locale } = ctx;
  const words = translator(locale, "policy");
  const lines = history.inForce?.lines ?? [];
  const rows = Math.min(mostRows, lines.length + emptyRows);
  return (
    <Card title={words("propose")}>
      <p className="mb-4 text-ink-soft">{words("proposeHelp")}</p>
      <ActionForm action={proposePolicyAction}>
        {Array.from({ length: rows }, (_, place) => (
          <LineFields
            key={lines[place]?.currency ?? `empty ${place}`}
            place={place}
            line={lines[place]}
            locale={locale}
          />
        ))}
        <div className="max-w-60">
          <Field name="approvalHours" label={words("hoursLabel")} help={words("hoursHelp")}>
            <TextInput
              inputMode="numeric"
              maxLength={3}
              defaultValue={String(history.inForce?.approvalHours ?? usualApprovalHours)}
            />
          </Field>
        </div>
        <Field name="reason" label={words("reason")} help={words("reasonHelp")}>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <SubmitButton reason={obstacleToPropose(history, ctx)}>{words("submit")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** Why the reader cannot propose a change now, in words; undefined where they can. */
function obstacleToPropose({ proposed }: PolicyHistory, { locale, scopes }: DashboardContext) {
  const words = translator(locale, "policy.obstacle");
  if (!scopes.has("policies:write")) return words("readOnly");
  return proposed ? words("waiting") : undefined;
}

interface LineFieldsProps {
  readonly place: number;
  readonly line: PolicyLine | undefined;
  readonly locale: Locale;
}

function LineFields({ place, line, locale }: LineFieldsProps) {
  const words = translator(locale, "policy");
  const optional = translator(locale, "field")("optional");
  const choices = currencies.map((code) => ({ value: code, label: code }));
  const legend = line?.currency ?? words("newLine");
  return (
    <fieldset className="grid gap-x-4 gap-y-3 rounded-control border border-line p-4 sm:grid-cols-3">
      <legend className="sr-only">{legend}</legend>
      <Field name={`currency_${place}`} label={words("currency")} optional={line ? "" : optional}>
        <Select
          choices={[{ value: "", label: words("chooseCurrency") }, ...choices]}
          defaultValue={line?.currency}
        />
      </Field>
      <Field name={`one_${place}`} label={words("oneAbove")} optional={line ? "" : optional}>
        <TextInput inputMode="decimal" maxLength={24} defaultValue={typedLimit(line, "one")} />
      </Field>
      <Field name={`two_${place}`} label={words("twoAbove")} optional={optional}>
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
