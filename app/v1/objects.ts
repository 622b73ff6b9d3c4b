import * as z from "zod";
import { bankAccountSchema, deletedBankAccountSchema } from "#app/v1/accounts/bank-account-schema";
import { balanceTransactionSchema } from "#app/v1/balance_transactions/balance-transaction-schema";
import { chargeSchema } from "#app/v1/charges/charge-schema";
import { cashBalanceSchema } from "#app/v1/customers/cash-balance-schema";
import { customerSchema } from "#app/v1/customers/customer-schema";
import { paymentIntentSchema } from "#app/v1/payment_intents/payment-intent-schema";
import { paymentMethodSchema } from "#app/v1/payment_methods/payment-method-schema";
import { payoutSchema } from "#app/v1/payouts/payout-schema";
import { refundSchema } from "#app/v1/refunds/refund-schema";
import { setupIntentSchema } from "#app/v1/setup_intents/setup-intent-schema";
import { transferReversalSchema, transferSchema } from "#app/v1/transfers/transfer-schema";
import { balanceTransactionView } from "#domain/balance/balance-transaction-view";
import { retrieveBalanceTransaction } from "#domain/balance/retrieve-balance-transaction";
import { bankAccountView, removedBankAccountView } from "#domain/bank-accounts/bank-account-view";
import { retrieveBankAccount } from "#domain/bank-accounts/retrieve-bank-account";
import { chargeView } from "#domain/charges/charge-view";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import { retrieveCustomer } from "#domain/customers/retrieve-customer";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { retrievePaymentMethod } from "#domain/payment-methods/retrieve-payment-method";
import { paymentView } from "#domain/payments/payment-view";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { payoutView } from "#domain/payouts/payout-view";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { refundView } from "#domain/refunds/refund-view";
import { retrieveRefund } from "#domain/refunds/retrieve-refund";
import { retrieveSetupIntent } from "#domain/setup-intents/retrieve-setup-intent";
import { setupIntentView } from "#domain/setup-intents/setup-intent-view";
import { retrieveReversal } from "#domain/transfers/retrieve-reversal";
import { retrieveTransfer } from "#domain/transfers/retrieve-transfer";
import { transferReversalView, transferView } from "#domain/transfers/transfer-view";
import { cashBalanceView } from "#domain/wallets/cash-balance-view";
import { retrieveCashBalance } from "#domain/wallets/retrieve-cash-balance";
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
  cash_balance: {
    scope: "wallets:read",
    schema: cashBalanceSchema,
    retrieve: async (ctx, customerId) =>
      cashBalanceView(await retrieveCashBalance(ctx, { customerId }), ctx.account),
  },
  bank_account: {
    prefix: "ba",
    scope: "bank_accounts:read",
    schema: z.union([bankAccountSchema, deletedBankAccountSchema]),
    retrieve: async (ctx, bankAccountId) => {
      const bankAccount = await retrieveBankAccount(ctx, { bankAccountId, evenRemoved: true });
      return bankAccount.removedAt
        ? removedBankAccountView(bankAccount)
        : bankAccountView(bankAccount);
    },
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
  payout: {
    prefix: "po",
    scope: "payouts:read",
    schema: payoutSchema,
    retrieve: async (ctx, payoutId) =>
      payoutView(await retrievePayout(ctx, { payoutId }), ctx.account),
  },
  refund: {
    prefix: "re",
    scope: "refunds:read",
    schema: refundSchema,
    retrieve: async (ctx, refundId) => refundView(await retrieveRefund(ctx, { refundId })),
  },
  setup_intent: {
    prefix: "seti",
    scope: "setup_intents:read",
    schema: setupIntentSchema,
    retrieve: async (ctx, setupIntentId) =>
      setupIntentView(await retrieveSetupIntent(ctx, { setupIntentId }), ctx.account),
  },
  transfer: {
    prefix: "tr",
    scope: "transfers:read",
    schema: transferSchema,
    retrieve: async (ctx, transferId) =>
      transferView(await retrieveTransfer(ctx, { transferId }), ctx.account),
  },
  transfer_reversal: {
    prefix: "trr",
    scope: "transfers:read",
    schema: transferReversalSchema,
    retrieve: async (ctx, reversalId) =>
      transferReversalView(await retrieveReversal(ctx, { reversalId })),
  },
};
