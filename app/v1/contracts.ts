import { retrieveAccountContract, retrieveOwnAccountContract } from "#app/v1/account/contract";
import { retrieveBalanceContract } from "#app/v1/balance/contract";
import {
  listBalanceTransactionsContract,
  retrieveBalanceTransactionContract,
} from "#app/v1/balance_transactions/contract";
import { listChargesContract, retrieveChargeContract } from "#app/v1/charges/contract";
import { searchChargesContract } from "#app/v1/charges/search/contract";
import {
  retrieveCashBalanceContract,
  updateCashBalanceContract,
} from "#app/v1/customers/[customer]/cash_balance/contract";
import {
  lineContract,
  linesContract,
} from "#app/v1/customers/[customer]/cash_balance_transactions/contract";
import {
  deleteCustomerContract,
  retrieveCustomerContract,
  updateCustomerContract,
} from "#app/v1/customers/[customer]/contract";
import {
  closeCustomerContract,
  freezeCustomerContract,
  unfreezeCustomerContract,
} from "#app/v1/customers/[customer]/freeze/contract";
import {
  customerMethodContract,
  customerMethodsContract,
} from "#app/v1/customers/[customer]/payment_methods/contract";
import {
  createTopUpContract,
  listTopUpsContract,
  retrieveTopUpContract,
} from "#app/v1/customers/[customer]/top_ups/contract";
import {
  createCustomerTransferContract,
  listCustomerTransfersContract,
  retrieveCustomerTransferContract,
} from "#app/v1/customers/[customer]/transfers/contract";
import {
  createWithdrawalContract,
  listWithdrawalsContract,
  retrieveWithdrawalContract,
} from "#app/v1/customers/[customer]/withdrawals/contract";
import { createCustomerContract, listCustomersContract } from "#app/v1/customers/contract";
import { searchCustomersContract } from "#app/v1/customers/search/contract";
import { listEventsContract, retrieveEventContract } from "#app/v1/events/contract";
import { moneyOutContracts } from "#app/v1/money-out-contracts";
import {
  cancelPaymentContract,
  capturePaymentContract,
  confirmPaymentContract,
  retrievePaymentContract,
  updatePaymentContract,
} from "#app/v1/payment_intents/[intent]/contract";
import { createPaymentContract, listPaymentsContract } from "#app/v1/payment_intents/contract";
import { searchPaymentsContract } from "#app/v1/payment_intents/search/contract";
import {
  createPaymentLinkContract,
  listPaymentLinksContract,
  retrievePaymentLinkContract,
  updatePaymentLinkContract,
} from "#app/v1/payment_links/contract";
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
  listRateLimitsContract,
  removeRateLimitContract,
  retrieveRateLimitContract,
  setRateLimitContract,
} from "#app/v1/rate_limits/contract";
import {
  approveRefundContract,
  cancelRefundContract,
  listRefundsContract,
  rejectRefundContract,
  requestRefundContract,
  retrieveRefundContract,
  updateRefundContract,
} from "#app/v1/refunds/contract";
import {
  cancelSetupIntentContract,
  confirmSetupIntentContract,
  retrieveSetupIntentContract,
  updateSetupIntentContract,
} from "#app/v1/setup_intents/[setup_intent]/contract";
import {
  createSetupIntentContract,
  listSetupIntentsContract,
} from "#app/v1/setup_intents/contract";
import {
  deleteEndpointContract,
  listDeliveriesContract,
  requestRedeliveryContract,
  retrieveDeliveryContract,
  retrieveEndpointContract,
  rotateSecretContract,
  sendTestEventContract,
  updateEndpointContract,
} from "#app/v1/webhook_endpoints/[webhook_endpoint]/contract";
import { createEndpointContract, listEndpointsContract } from "#app/v1/webhook_endpoints/contract";
import { listThinEventsContract, retrieveThinEventContract } from "#app/v2/core/events/contract";
import type { AnyContract } from "#http/contract";

/** Every operation of the API by its name; what is not here is not documented. */
export const contracts: Readonly<Record<string, AnyContract>> = {
  ...moneyOutContracts,
  approveRefund: approveRefundContract,
  attachPaymentMethod: attachPaymentMethodContract,
  cancelPaymentIntent: cancelPaymentContract,
  cancelRefund: cancelRefundContract,
  cancelSetupIntent: cancelSetupIntentContract,
  capturePaymentIntent: capturePaymentContract,
  closeCustomer: closeCustomerContract,
  confirmPaymentIntent: confirmPaymentContract,
  confirmSetupIntent: confirmSetupIntentContract,
  createCustomer: createCustomerContract,
  createCustomerTransfer: createCustomerTransferContract,
  createPaymentIntent: createPaymentContract,
  createPaymentLink: createPaymentLinkContract,
  createPaymentMethod: createPaymentMethodContract,
  createRefund: requestRefundContract,
  createSetupIntent: createSetupIntentContract,
  createTopUp: createTopUpContract,
  createWebhookEndpoint: createEndpointContract,
  createWebhookRedelivery: requestRedeliveryContract,
  createWebhookSecret: rotateSecretContract,
  createWebhookTestEvent: sendTestEventContract,
  createWithdrawal: createWithdrawalContract,
  deleteCustomer: deleteCustomerContract,
  deleteRateLimit: removeRateLimitContract,
  deleteWebhookEndpoint: deleteEndpointContract,
  detachPaymentMethod: detachPaymentMethodContract,
  freezeCustomer: freezeCustomerContract,
  listBalanceTransactions: listBalanceTransactionsContract,
  listCashBalanceTransactions: linesContract,
  listCharges: listChargesContract,
  listCustomerPaymentMethods: customerMethodsContract,
  listCustomerTransfers: listCustomerTransfersContract,
  listCustomers: listCustomersContract,
  listEvents: listEventsContract,
  listPaymentIntents: listPaymentsContract,
  listPaymentLinks: listPaymentLinksContract,
  listPaymentMethods: listPaymentMethodsContract,
  listRateLimits: listRateLimitsContract,
  listRefunds: listRefundsContract,
  listSetupIntents: listSetupIntentsContract,
  listThinEvents: listThinEventsContract,
  listTopUps: listTopUpsContract,
  listWebhookDeliveries: listDeliveriesContract,
  listWebhookEndpoints: listEndpointsContract,
  listWithdrawals: listWithdrawalsContract,
  rejectRefund: rejectRefundContract,
  retrieveAccount: retrieveAccountContract,
  retrieveBalance: retrieveBalanceContract,
  retrieveBalanceTransaction: retrieveBalanceTransactionContract,
  retrieveCashBalance: retrieveCashBalanceContract,
  retrieveCashBalanceTransaction: lineContract,
  retrieveCharge: retrieveChargeContract,
  retrieveCustomer: retrieveCustomerContract,
  retrieveCustomerPaymentMethod: customerMethodContract,
  retrieveCustomerTransfer: retrieveCustomerTransferContract,
  retrieveEvent: retrieveEventContract,
  retrieveOwnAccount: retrieveOwnAccountContract,
  retrievePaymentIntent: retrievePaymentContract,
  retrievePaymentLink: retrievePaymentLinkContract,
  retrievePaymentMethod: retrievePaymentMethodContract,
  retrieveRateLimit: retrieveRateLimitContract,
  retrieveRefund: retrieveRefundContract,
  retrieveSetupIntent: retrieveSetupIntentContract,
  retrieveThinEvent: retrieveThinEventContract,
  retrieveTopUp: retrieveTopUpContract,
  retrieveWebhookDelivery: retrieveDeliveryContract,
  retrieveWebhookEndpoint: retrieveEndpointContract,
  retrieveWithdrawal: retrieveWithdrawalContract,
  searchCharges: searchChargesContract,
  searchCustomers: searchCustomersContract,
  searchPaymentIntents: searchPaymentsContract,
  setRateLimit: setRateLimitContract,
  unfreezeCustomer: unfreezeCustomerContract,
  updateCashBalance: updateCashBalanceContract,
  updateCustomer: updateCustomerContract,
  updatePaymentIntent: updatePaymentContract,
  updatePaymentLink: updatePaymentLinkContract,
  updatePaymentMethod: updatePaymentMethodContract,
  updateRefund: updateRefundContract,
  updateSetupIntent: updateSetupIntentContract,
  updateWebhookEndpoint: updateEndpointContract,
};

/** What the operations under each first part of a path are about. */
export const tags: Readonly<Record<string, string>> = {
  account: "Your own account.",
  accounts: "Your own account, by its id, and the bank accounts it is paid out to.",
  balance: "What the account has: pending and available, per currency.",
  balance_transactions: "The lines of the balance: what came and went, and the fee on it.",
  charges: "Attempts to get a payment intent paid.",
  customers: "Those who pay, and what they have stored with you.",
  payment_intents: "What you want to be paid, through all its attempts.",
  payment_links: "Pages of ours on which a payment intent can be paid, with a QR code.",
  payment_methods:
    "Ways to pay: cards, whose numbers only the vault keeps, test tokens, and stored balances.",
  rate_limits:
    "How often the account, a key, a route and each address may call, and what of that is used.",
  refunds: "Money given back; above the limits of your policy, other people have to agree first.",
  setup_intents: "Cards that are saved for later payments, with the consent of their banks.",
  payouts: "Money on its way to your bank account, and what became of it.",
  transfers: "Money between accounts of this installation, at once.",
  core: "Events in short, as the second version of the wire has them.",
  events: "What has happened, each with the object as it stood then.",
  webhook_endpoints: "Where you are told of events, what was sent there, and how it was answered.",
};
