import { paymentMethods } from "#db/schema/payment-methods";
import type { Account } from "#domain/access/context";
import { type Change, change } from "#domain/changes/change";
import { toldChange } from "#domain/events/event-note";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";

type ChangeType = "payment_method.attached" | "payment_method.detached" | "payment_method.updated";

interface Versions {
  readonly before: PaymentMethod;
  readonly after: PaymentMethod;
  readonly account: Account;
}

/** What is written and told when a payment method changes. */
export function paymentMethodChange(
  type: ChangeType,
  { before, after, account }: Versions,
): Change<PaymentMethod> {
  const shapes = {
    before: paymentMethodView(before, account),
    after: paymentMethodView(after, account),
  };
  return change(after, {
    audit: { action: type, subject: after.id },
    events: [toldChange(type, shapes, after.version)],
  }).updates(paymentMethods, before, after);
}
