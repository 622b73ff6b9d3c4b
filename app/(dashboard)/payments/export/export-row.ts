import { decimalString } from "#domain/money/format-money";
import { money } from "#domain/money/money";
import type { ListedPayment } from "#domain/reports/listed-payments";

/** The columns of the file, called as the API calls them. */
export const exportColumns = [
  "id",
  "created",
  "status",
  "currency",
  "amount",
  "amount_received",
  "amount_refunded",
  "fee",
  "description",
  "customer",
  "customer_name",
  "customer_email",
  "receipt_email",
  "card_brand",
  "card_last4",
  "failure_code",
  "decline_code",
] as const;

type ExportRow = Readonly<Record<(typeof exportColumns)[number], string>>;

/** One line of the file: times in UTC, amounts exact and in the currency's own unit. */
export function exportRow({ payment, charge, customer }: ListedPayment): ExportRow {
  const decimal = (amountMinor: bigint) => decimalString(money(amountMinor, payment.currency));
  return {
    id: payment.id,
    created: payment.createdAt.toString(),
    status: payment.status,
    currency: payment.currency,
    amount: decimal(payment.amountMinor),
    amount_received: decimal(payment.amountReceivedMinor),
    amount_refunded: decimal(charge?.amountRefundedMinor ?? 0n),
    fee: decimal(charge?.feeMinor ?? 0n),
    description: known(payment.description),
    customer: known(payment.customerId),
    customer_name: known(customer?.name),
    customer_email: known(customer?.email),
    receipt_email: known(payment.receiptEmail),
    card_brand: known(charge?.card?.brand),
    card_last4: known(charge?.cardLast4),
    failure_code: known(payment.lastFailure?.code),
    decline_code: known(payment.lastFailure?.declineCode),
  };
}

function known(text: string | null | undefined): string {
  return text ?? "";
}
