import { balanceTransactionSchema } from "#app/v1/balance_transactions/balance-transaction-schema";
import { chargeSchema } from "#app/v1/charges/charge-schema";
import { customerSchema } from "#app/v1/customers/customer-schema";
import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import { paymentMethodSchema } from "#app/v1/payment_methods/payment-method-schema";
import { refundSchema } from "#app/v1/refunds/refund-schema";
import { balanceTransactionView } from "#domain/balance/balance-transaction-view";
import { retrieveBalanceTransaction } from "#domain/balance/retrieve-balance-transaction";
import { chargeView } from "#domain/charges/charge-view";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { retrievePaymentMethod } from "#domain/payment-methods/retrieve-payment-method";
import { paymentView } from "#domain/payments/payment-view";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { refundView } from "#domain/refunds/refund-view";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import type { ObjectKinds } from "#http/expand";

/** Every kind of object that an id in an answer can be expanded to. */
export const objectKinds: ObjectKinds = {
  balance_transaction: {
    prefix: "txn",
    scope: "balance:read",
    schema: balanceTransactionSchema,
    retrieve: async (ctx, balanceTransactionId) =>
      balanceTransactionView(await retrieveBalanceTransaction(ctx, { balanceTransactionId })),
  },
  charge: {
    prefix: "ch",
    scope: "payments:read",
    schema: chargeSchema,
    retrieve: async (ctx, chargeId) =>
      chargeView(await retrieveCharge(ctx, { chargeId }), ctx.account),
  },
  customer: {
    prefix: "cus",
    scope: "customers:read",
    schema: customerSchema,
    retrieve: async (ctx, customerId) => {
      const customer = await retrieveCustomer(ctx, { customerId });
      return customer.deletedAt
        ? deletedCustomerView(customer)
        : customerView(customer, ctx.account);
    },
  },
  payment_intent: {
    prefix: "pi",
    scope: "payments:read",
    schema: paymentIntentSchema,
    retrieve: async (ctx, paymentId) =>
      paymentView(await retrievePayment(ctx, { paymentId }), ctx.account),
  },
  payment_method: {
    prefix: "pm",
    scope: "payment_methods:read",
    schema: paymentMethodSchema,
    retrieve: async (ctx, paymentMethodId) =>
      paymentMethodView(await retrievePaymentMethod(ctx, { paymentMethodId }), ctx.account),
  },
  refund: {
    prefix: "re",
    scope: "refunds:read",
    schema: refundSchema,
    retrieve: async (ctx, refundId) => refundView(await retrieveRefund(ctx, { refundId })),
  },
};
