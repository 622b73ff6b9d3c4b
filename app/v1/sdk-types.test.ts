import type Stripe from "stripe";
import { expectTypeOf, test } from "vitest";
import type { balanceTransactionView } from "#domain/balance/balance-transaction-view";
import type { balanceView } from "#domain/balance/balance-view";
import type {
  bankAccountView,
  removedBankAccountView,
} from "#domain/bank-accounts/bank-account-view";
import type { chargeView } from "#domain/charges/charge-view";
import type { customerView, deletedCustomerView } from "#domain/customers/customer-view";
import type { eventView } from "#domain/event-log/event-view";
import type { thinEventView } from "#domain/event-log/thin-event-view";
import type { accountView } from "#domain/merchants/account-view";
import type { paymentLinkView } from "#domain/payment-links/payment-link-view";
import type { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import type { paymentView } from "#domain/payments/payment-view";
import type { payoutView } from "#domain/payouts/payout-view";
import type { refundView } from "#domain/refunds/refund-view";
import type { setupIntentView } from "#domain/setup-intents/setup-intent-view";
import type { transferReversalView, transferView } from "#domain/transfers/transfer-view";
import type { cashBalanceView } from "#domain/wallets/cash-balance-view";
import type { walletTransactionView } from "#domain/wallets/wallet-transaction-view";
import type {
  deletedEndpointView,
  shownSecretView,
  webhookEndpointView,
} from "#domain/webhook-endpoints/webhook-endpoint-view";

// oxlint-disable-next-line vitest/expect-expect -- the compiler holds what expectTypeOf says
test("what we show is what the SDK promises its users, field by field", () => {
  expectTypeOf<ReturnType<typeof accountView>>().toExtend<Stripe.Account>();
  expectTypeOf<ReturnType<typeof balanceView>>().toExtend<Stripe.Balance>();
  expectTypeOf<ReturnType<typeof balanceTransactionView>>().toExtend<Stripe.BalanceTransaction>();
  expectTypeOf<ReturnType<typeof cashBalanceView>>().toExtend<Stripe.CashBalance>();
  expectTypeOf<ReturnType<typeof bankAccountView>>().toExtend<Stripe.BankAccount>();
  expectTypeOf<ReturnType<typeof removedBankAccountView>>().toExtend<Stripe.DeletedBankAccount>();
  expectTypeOf<ReturnType<typeof chargeView>>().toExtend<Stripe.Charge>();
  expectTypeOf<ReturnType<typeof customerView>>().toExtend<Stripe.Customer>();
  expectTypeOf<ReturnType<typeof deletedCustomerView>>().toExtend<Stripe.DeletedCustomer>();
  expectTypeOf<ReturnType<typeof paymentMethodView>>().toExtend<Stripe.PaymentMethod>();
  expectTypeOf<ReturnType<typeof paymentView>>().toExtend<Stripe.PaymentIntent>();
  expectTypeOf<ReturnType<typeof payoutView>>().toExtend<Stripe.Payout>();
  expectTypeOf<ReturnType<typeof refundView>>().toExtend<Stripe.Refund>();
  expectTypeOf<ReturnType<typeof setupIntentView>>().toExtend<Stripe.SetupIntent>();
  expectTypeOf<
    ReturnType<typeof walletTransactionView>
  >().toExtend<Stripe.CustomerCashBalanceTransaction>();
  expectTypeOf<ReturnType<typeof webhookEndpointView>>().toExtend<Stripe.WebhookEndpoint>();
  expectTypeOf<ReturnType<typeof shownSecretView>>().toExtend<Stripe.WebhookEndpoint>();
  expectTypeOf<ReturnType<typeof deletedEndpointView>>().toExtend<Stripe.DeletedWebhookEndpoint>();
  // Ours ask for one payment intent, so they have no goods, taxes or addresses to tell of.
  type Link = Pick<
    Stripe.PaymentLink,
    "active" | "id" | "livemode" | "metadata" | "object" | "url"
  >;
  expectTypeOf<ReturnType<typeof paymentLinkView>>().toExtend<Link>();
  // The SDK ties each type of event to the object it is about, which a view cannot.
  type EventOfAnyType = Omit<Stripe.Event, "data" | "type">;
  expectTypeOf<ReturnType<typeof eventView>>().toExtend<EventOfAnyType>();
  type Thin = Stripe.V2.Core.Event;
  type ThinView = ReturnType<typeof thinEventView>;
  type ThinEventOfAnyType = Pick<Thin, "context" | "created" | "id" | "livemode" | "object">;
  expectTypeOf<ThinView>().toExtend<ThinEventOfAnyType>();
  expectTypeOf<NonNullable<ThinView["reason"]>>().toExtend<NonNullable<Thin["reason"]>>();
  type List<Item> = { readonly data: readonly Item[] };
  type Transfer = ReturnType<typeof transferView>;
  // The SDK makes its own list of what is a plain one on the wire.
  expectTypeOf<Omit<Transfer, "reversals">>().toExtend<Omit<Stripe.Transfer, "reversals">>();
  expectTypeOf<Transfer["reversals"]>().toExtend<List<Stripe.TransferReversal>>();
  expectTypeOf<ReturnType<typeof transferReversalView>>().toExtend<Stripe.TransferReversal>();
});
