import { retrieveAccountContract, retrieveOwnAccountContract } from "#app/v1/account/contract";
import { retrieveBalanceContract } from "#app/v1/balance/contract";
import {
  listBalanceTransactionsContract,
  retrieveBalanceTransactionContract,
} from "#app/v1/balance_transactions/contract";
import { listChargesContract, retrieveChargeContract } from "#app/v1/charges/contract";
import {
  deleteCustomerContract,
  retrieveCustomerContract,
  updateCustomerContract,
} from "#app/v1/customers/[customer]/contract";
import {
  customerMethodContract,
  customerMethodsContract,
} from "#app/v1/customers/[customer]/payment_methods/contract";
import { createCustomerContract, listCustomersContract } from "#app/v1/customers/contract";
import {
  cancelPaymentContract,
  capturePaymentContract,
  confirmPaymentContract,
  retrievePaymentContract,
  updatePaymentContract,
} from "#app/v1/payment_intents/[intent]/contract";
import { createPaymentContract, listPaymentsContract } from "#app/v1/payment_intents/contract";
import {
  attachPaymentMethodContract,
  detachPaymentMethodContract,
  retrievePaymentMethodContract,
  updatePaymentMethodContract,
} from "#app/v1/payment_methods/[payment_method]/contract";
import {
  createPaymentMethodContract,
  listPaymentMethodsContract,
} from "#app/v1/payment_methods/contract";
import {
  approveRefundContract,
  cancelRefundContract,
  listRefundsContract,
  rejectRefundContract,
  requestRefundContract,
  retrieveRefundContract,
  updateRefundContract,
} from "#app/v1/refunds/contract";
import type { AnyContract } from "#http/contract";

/** Every operation of the API by its name; what is not here is not documented. */
export const contracts: Readonly<Record<string, AnyContract>> = {
  approveRefund: approveRefundContract,
  attachPaymentMethod: attachPaymentMethodContract,
  cancelPaymentIntent: cancelPaymentContract,
  cancelRefund: cancelRefundContract,
  capturePaymentIntent: capturePaymentContract,
  confirmPaymentIntent: confirmPaymentContract,
  createCustomer: createCustomerContract,
  createPaymentIntent: createPaymentContract,
  createPaymentMethod: createPaymentMethodContract,
  createRefund: requestRefundContract,
  deleteCustomer: deleteCustomerContract,
  detachPaymentMethod: detachPaymentMethodContract,
  listBalanceTransactions: listBalanceTransactionsContract,
  listCharges: listChargesContract,
  listCustomerPaymentMethods: customerMethodsContract,
  listCustomers: listCustomersContract,
  listPaymentIntents: listPaymentsContract,
  listPaymentMethods: listPaymentMethodsContract,
  listRefunds: listRefundsContract,
  rejectRefund: rejectRefundContract,
  retrieveAccount: retrieveAccountContract,
  retrieveBalance: retrieveBalanceContract,
  retrieveBalanceTransaction: retrieveBalanceTransactionContract,
  retrieveCharge: retrieveChargeContract,
  retrieveCustomer: retrieveCustomerContract,
  retrieveCustomerPaymentMethod: customerMethodContract,
  retrieveOwnAccount: retrieveOwnAccountContract,
  retrievePaymentIntent: retrievePaymentContract,
  retrievePaymentMethod: retrievePaymentMethodContract,
  retrieveRefund: retrieveRefundContract,
  updateCustomer: updateCustomerContract,
  updatePaymentIntent: updatePaymentContract,
  updatePaymentMethod: updatePaymentMethodContract,
  updateRefund: updateRefundContract,
};

/** What the operations under each first part of a path are about. */
export const tags: Readonly<Record<string, string>> = {
  account: "Your own account.",
  accounts: "Your own account, by its id.",
  balance: "What the account has: pending and available, per currency.",
  balance_transactions: "The lines of the balance: what came and went, and the fee on it.",
  charges: "Attempts to get a payment intent paid.",
  customers: "Those who pay.",
  payment_intents: "What you want to be paid, through all its attempts.",
  payment_methods: "Ways to pay; in a sandbox they come from test tokens and test ids.",
  refunds: "Money given back; above the limits of your policy, other people have to agree first.",
};
