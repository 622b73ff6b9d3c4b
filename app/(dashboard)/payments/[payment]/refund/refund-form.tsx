import { refundAction } from "#app/(dashboard)/payments/[payment]/actions";
import { ActionForm } from "#components/action-form";
import { Card } from "#components/card";
import { Field } from "#components/field";
import { MoveAmount } from "#components/payments/move-amount";
import { Select } from "#components/select";
import { type Charge, refundableMinor } from "#domain/charges/charge";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { RefundPolicy } from "#domain/refund-policies/refund-policy";
import { catalogue, type Locale, translator } from "#messages/translator";
import { randomToken } from "#platform/random";

interface RefundFormProps {
  readonly charge: Charge;
  readonly policy: RefundPolicy | undefined;
  readonly locale: Locale;
}

/** How much, and why. */
export function RefundForm({ charge, policy, locale }: RefundFormProps) {
  const words = translator(locale, "payment.refund");
  const most = money(refundableMinor(charge), charge.currency);
  const reasons = Object.entries(catalogue(locale).refundReason);
  return (
    <Card>
      <ActionForm action={refundAction}>
        <input type="hidden" name="paymentId" value={charge.paymentIntentId} />
        <input type="hidden" name="sending" value={randomToken()} />
        <MoveAmount
          move="refund"
          name="amount"
          label={words("amount")}
          help={words("amountHelp", { most: formatMoney(most, locale) })}
          most={most}
          approval={{
            policy: policy && { lines: policy.lines },
            reservedMinor: charge.amountRefundReservedMinor,
          }}
          locale={locale}
        >
          <Field
            name="reason"
            label={words("reason")}
            optional={translator(locale, "field")("optional")}
            help={words("reasonHelp")}
          >
            <Select
              choices={[
                { value: "", label: words("none") },
                ...reasons.map(([value, label]) => ({ value, label })),
              ]}
            />
          </Field>
        </MoveAmount>
      </ActionForm>
    </Card>
  );
}
