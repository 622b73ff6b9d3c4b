import type Stripe from "stripe";
import { expectTypeOf, test } from "vitest";
import type { balanceTransactionView } from "#domain/balance/balance-transaction-view";
import type { balanceView } from "#domain/balance/balance-view";
import type { chargeView } from "#domain/charges/charge-view";
import type { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import type { accountView } from "#domain/merchants/account-view";
import type { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import type { paymentView } from "#domain/payments/payment-view";
import type { refundView } from "#domain/refunds/refund-view";

// oxlint-disable-next-line vitest/expect-expect -- the compiler holds what expectTypeOf says
test("what we show is what the SDK promises its users, field by field", () => {
  expectTypeOf<ReturnType<typeof accountView>>().toExtend<Stripe.Account>();
  expectTypeOf<ReturnType<typeof balanceView>>().toExtend<Stripe.Balance>();
  expectTypeOf<ReturnType<typeof balanceTransactionView>>().toExtend<Stripe.BalanceTransaction>();
  expectTypeOf<ReturnType<typeof chargeView>>().toExtend<Stripe.Charge>();
  expectTypeOf<ReturnType<typeof customerView>>().toExtend<Stripe.Customer>();
  expectTypeOf<ReturnType<typeof deletedCustomerView>>().toExtend<Stripe.DeletedCustomer>();
  expectTypeOf<ReturnType<typeof paymentMethodView>>().toExtend<Stripe.PaymentMethod>();
  expectTypeOf<ReturnType<typeof paymentView>>().toExtend<Stripe.PaymentIntent>();
  expectTypeOf<ReturnType<typeof refundView>>().toExtend<Stripe.Refund>();
});
