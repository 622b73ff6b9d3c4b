import { payOutAction } from "#app/(dashboard)/payouts/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { bankText } from "#components/payouts/bank-text";
import { Select } from "#components/select";
import { SubmitButton } from "#components/submit-button";
import { TextInput } from "#components/text-input";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { decimalString, formatMoney } from "#domain/money/format-money";
import type { Money } from "#domain/money/money";
import { type Locale, translator } from "#messages/translator";
import { randomToken } from "#platform/random";

interface PayoutFormProps {
  readonly available: Money;
  /** Approved, and of the same currency. */
  readonly banks: readonly BankAccount[];
  readonly locale: Locale;
}

/** How much goes where. */
export function PayoutForm({ available, banks, locale }: PayoutFormProps) {
  const words = translator(locale, "payouts.form");
  const choices = banks.map((bank) => {
    const name = bankText(bank, locale);
    return { value: bank.id, label: bank.isDefault ? words("defaultBank", { bank: name }) : name };
  });
  const standard = banks.find(({ isDefault }) => isDefault) ?? banks[0];
  return (
    <Card>
      <ActionForm action={payOutAction}>
        <input type="hidden" name="currency" value={available.currency} />
        <input type="hidden" name="sending" value={randomToken()} />
        <Field
          name="amount"
          label={`${words("amount")} (${available.currency})`}
          help={words("amountHelp", { most: formatMoney(available, locale) })}
        >
          <TextInput
            mono
            inputMode="decimal"
            autoComplete="off"
            maxLength={40}
            defaultValue={decimalString(available)}
          />
        </Field>
        <Field name="destination" label={words("bank")} help={words("bankHelp")}>
          <Select choices={choices} defaultValue={standard?.id} />
        </Field>
        <Field
          name="description"
          label={words("description")}
          help={words("descriptionHelp")}
          optional={translator(locale, "field")("optional")}
        >
          <TextInput maxLength={500} />
        </Field>
        <SubmitButton>{words("submit")}</SubmitButton>
      </ActionForm>
    </Card>
  );
}
