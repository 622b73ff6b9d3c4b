import { registerBankAccountAction } from "#app/(dashboard)/settings/payouts/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import { currencies } from "#domain/money/currencies";
import type { DashboardContext } from "#http/session";
import { translator } from "#messages/translator";

interface RegisterBankAccountProps {
  readonly ctx: DashboardContext;
}

/** Names a bank account; works before any script. */
export function RegisterBankAccount({ ctx }: RegisterBankAccountProps) {
  const { locale, account, scopes } = ctx;
  const words = translator(locale, "payoutSettings");
  const optional = translator(locale, "field")("optional");
  const reason = scopes.has("bank_accounts:write") ? undefined : words("obstacle.write");
  return (
    <Card title={words("register")}>
      <p className="mb-4 text-ink-soft">{words("registerSentence")}</p>
      <ActionForm action={registerBankAccountAction}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field name="holder" label={words("holder")}>
            <TextInput maxLength={200} autoComplete="off" />
          </Field>
          <Field name="bank" label={words("bankName")} optional={optional}>
            <TextInput maxLength={200} autoComplete="off" />
          </Field>
          <Field name="external_account[country]" label={words("country")}>
            <Select defaultValue={account.country} choices={countryChoices(ctx)} />
          </Field>
          <Field name="currency" label={words("currency")}>
            <Select
              defaultValue={account.defaultCurrency}
              choices={currencies.map((code) => ({ value: code, label: code }))}
            />
          </Field>
          <Field
            name="external_account[account_number]"
            label={words("number")}
            help={words("numberHelp")}
          >
            <TextInput mono maxLength={60} autoComplete="off" spellCheck={false} />
          </Field>
          <Field
            name="routing"
            label={words("routing")}
            help={words("routingHelp")}
            optional={optional}
          >
            <TextInput mono maxLength={40} autoComplete="off" />
          </Field>
        </div>
        <SubmitButton reason={reason}>{words("submit")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}

/** The places where most bank accounts are, and the account's own. */
const usual = (
  "CN HK MO TW SG JP KR US CA GB IE DE FR NL BE LU ES PT IT AT CH SE NO DK FI PL CZ AU NZ AE IN " +
  "ID MY TH VN PH BR MX ZA"
).split(" ");

function countryChoices({ account, locale }: DashboardContext) {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return [...new Set([account.country, ...usual])].map((code) => ({
    value: code,
    label: names.of(code) ?? code,
  }));
}
