import { StatusBadge, type Tone } from "#components/status-badge";
import type { Customer } from "#domain/customers/customer";
import { type Locale, translator } from "#messages/translator";

const tones: Readonly<Record<Customer["status"], Tone>> = {
  active: "good",
  frozen: "waiting",
  closed: "quiet",
};

interface CustomerStatusProps {
  readonly customer: Pick<Customer, "status" | "deletedAt">;
  readonly locale: Locale;
}

/** Whether a customer pays and receives, in a word. */
export function CustomerStatus({ customer, locale }: CustomerStatusProps) {
  if (customer.deletedAt) {
    return <StatusBadge tone="quiet" label={translator(locale, "customers")("deletedStatus")} />;
  }
  const { status } = customer;
  const label = translator(locale, "customerState.status")(status);
  return <StatusBadge tone={tones[status]} label={label} />;
}
