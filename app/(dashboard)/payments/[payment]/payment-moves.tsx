import { cancelAction } from "#app/(dashboard)/payments/[payment]/actions";
import {
  refundHindrance,
  roleHindrance,
} from "#app/(dashboard)/payments/[payment]/payment-hindrance";
import type { TriedPayment } from "#app/(dashboard)/payments/[payment]/tried-payment";
import { paymentAddress } from "#app/(dashboard)/payments/payment-address";
import { ConfirmDialog } from "#components/confirm-dialog";
import { Field } from "#components/field";
import { LinkButton } from "#components/link-button";
import { Select } from "#components/select";
import { formatMoney } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import { canMove, type Payment } from "#domain/payments/payment";
import type { DashboardContext } from "#http/session";
import { catalogue, translator } from "#messages/translator";

interface PaymentMovesProps extends TriedPayment {
  readonly ctx: DashboardContext;
}

/** What can be done with a payment's money, and why not where it cannot. */
export function PaymentMoves({ payment, charge, ctx }: PaymentMovesProps) {
  const words = translator(ctx.locale, "payment");
  const isHeld = canMove(payment, "capture");
  return (
    <>
      {canMove(payment, "cancel") && <CancelPayment payment={payment} ctx={ctx} />}
      <LinkButton
        href={paymentAddress(payment.id, "refund")}
        variant={isHeld ? "secondary" : "primary"}
        reason={refundHindrance({ payment, charge }, ctx)}
      >
        {words("refund.action")}
      </LinkButton>
      {isHeld && (
        <LinkButton
          href={paymentAddress(payment.id, "capture")}
          variant="primary"
          reason={roleHindrance(ctx)}
        >
          {words("capture.action")}
        </LinkButton>
      )}
    </>
  );
}

interface CancelPaymentProps {
  readonly payment: Payment;
  readonly ctx: DashboardContext;
}

function CancelPayment({ payment, ctx }: CancelPaymentProps) {
  const { locale } = ctx;
  const words = translator(locale, "payment.cancel");
  const amount = formatMoney(money(payment.amountMinor, payment.currency), locale);
  const isHeld = payment.status === "requires_capture";
  const reasons = Object.entries(catalogue(locale).payment.cancel.reasons);
  return (
    <ConfirmDialog
      id="cancel-payment"
      trigger={words("action")}
      reason={roleHindrance(ctx)}
      title={words("title")}
      sentence={words(isHeld ? "sentenceHeld" : "sentence", { amount })}
      action={cancelAction}
      submit={words("action")}
      keep={words("keep")}
      locale={locale}
    >
      <input type="hidden" name="paymentId" value={payment.id} />
      <Field
        name="reason"
        label={words("reason")}
        optional={translator(locale, "field")("optional")}
      >
        <Select
          choices={[
            { value: "", label: translator(locale, "payment.refund")("none") },
            ...reasons.map(([value, label]) => ({ value, label })),
          ]}
        />
      </Field>
    </ConfirmDialog>
  );
}
