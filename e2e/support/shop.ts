import type { Account, Context } from "#domain/access/context";
import type { ApiKey } from "#domain/api-keys/api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import type { Application } from "#domain/applications/application";
import type { AuditEntry } from "#domain/audit-chain/chain-link";
import { listEntries } from "#domain/audit-log/list-entries";
import { decideBankAccount } from "#domain/bank-accounts/decide-bank-account";
import { registerBankAccount } from "#domain/bank-accounts/register-bank-account";
import { createCustomer } from "#domain/customers/create-customer";
import type { Customer } from "#domain/customers/customer";
import type { Email } from "#domain/emails/email";
import { createPaymentLink } from "#domain/payment-links/create-payment-link";
import { linkPath } from "#domain/payment-links/link-address";
import type { PaymentLink } from "#domain/payment-links/payment-link";
import { createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { createPayout } from "#domain/payouts/create-payout";
import type { Payout } from "#domain/payouts/payout";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import type { Refund } from "#domain/refunds/refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { flushRequests, logRequest } from "#domain/request-log/log-request";
import { createSetupIntent } from "#domain/setup-intents/create-setup-intent";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { monthOf } from "#domain/statements/statement-period";
import { createTransfer } from "#domain/transfers/create-transfer";
import { retrieveTransfer } from "#domain/transfers/retrieve-transfer";
import { reverseTransfer } from "#domain/transfers/reverse-transfer";
import type { Transfer } from "#domain/transfers/transfer";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import { createInbox } from "#domain/webhook-inbox/create-inbox";
import { receiveMessage } from "#domain/webhook-inbox/receive-message";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { aFailedDelivery } from "#e2e/support/failed-delivery";
import { aMember } from "#e2e/support/member";
import { emailsIn, tellEvents } from "#e2e/support/notices";
import { anApplication } from "#e2e/support/oauth";

/** An account with one of everything: what pages and strangers are shown. */
export interface Shop {
  readonly account: Account;
  readonly ctx: Context;
  readonly customer: Customer;
  readonly payment: Payment;
  readonly held: Payment;
  readonly refund: Refund;
  readonly payout: Payout;
  readonly transfer: Transfer;
  readonly email: Email;
  readonly setup: SetupIntent;
  readonly link: PaymentLink;
  readonly delivery: Delivery;
  readonly key: ApiKey;
  readonly application: Application;
  readonly entry: AuditEntry;
}

/** A policy that asks for a second person above this many minor units of CNY. */
export async function requireApprovalAbove(account: Account, amountMinor: bigint): Promise<void> {
  const [one, two] = [await aPerson("owner"), await aPerson("admin")];
  const policy = await proposePolicy(personContext(account, one), {
    lines: [
      {
        currency: "CNY",
        oneApprovalAboveMinor: amountMinor.toString(),
        twoApprovalsAboveMinor: null,
      },
    ],
    approvalHours: 24,
    reason: "Test",
  });
  await decidePolicy(personContext(account, two), { policyId: policy.id, decision: "approved" });
}

/** A shop that has sold, holds an authorisation, and has a refund waiting for approval. */
export async function aShop(fields: Partial<Account> = {}): Promise<Shop> {
  const account = await anAccount({ feeBasisPoints: 290, ...fields });
  const ctx = keyContext(account);
  await requireApprovalAbove(account, 1_000n);
  const developer = await aPerson("developer");
  const asDeveloper = personContext(account, developer);
  const { key } = await createApiKey(asDeveloper, { name: "Web shop" });
  const customer = await createCustomer(ctx, {
    name: "Maximiliane von Hohenberg-Schwarzenfeld",
    email: "maximiliane@example.com",
  });
  const buy = (captureMethod: Payment["captureMethod"], amountMinor: bigint) =>
    createPayment(ctx, {
      amountMinor,
      currency: "CNY",
      captureMethod,
      confirm: true,
      customerId: customer.id,
      paymentMethodId: "pm_card_visa",
      description: "西湖龙井 明前 100g",
    });
  const payment = await buy("automatic", 987_654_321n);
  const held = await buy("manual", 26_800n);
  const refund = await requestRefund(ctx, { paymentId: payment.id, amountMinor: 123_456_789n });
  const open = await createPayment(ctx, {
    amountMinor: 26_800n,
    currency: "CNY",
    description: "西湖龙井 明前 100g",
  });
  const link = await createPaymentLink(ctx, { paymentId: open.id });
  const setup = await createSetupIntent(ctx, { customerId: customer.id });
  const [payout, transfer] = await moneyOnItsWay(account);
  await aMember(account, "admin");
  await tellEvents(account);
  const [email] = await emailsIn(account);
  if (!email) throw new Error("a refund that waits is told by e-mail");
  const inbox = await createInbox(personContext(account, developer), { name: "Web shop" });
  await receiveMessage(inbox.token, { headers: {}, body: '{"hello":"world"}' }, ctx.clock);
  const delivery = await aFailedDelivery(ctx);
  await noteRequest(ctx);
  const [entry] = (await listEntries(asDeveloper, { limit: 1 })).rows;
  if (!entry) throw new Error("who makes a key leaves an audit entry");
  const things = { customer, payment, held, refund, link, setup, email, payout, transfer };
  const { application } = await anApplication(account);
  return { account, ctx, ...things, delivery, key, entry, application };
}

/** The request by which all of it happened, as the log tells of it. */
async function noteRequest(ctx: Context): Promise<void> {
  logRequest({
    ctx,
    method: "POST",
    route: "/v1/payment_intents/{intent}/confirm",
    url: "http://127.0.0.1/v1/payment_intents/pi_confirmed/confirm",
    status: 402,
    body: JSON.stringify({ error: { code: "payment_intent_authentication_failure" } }),
    parameters: { payment_method_data: { type: "card", card: { number: "4", cvc: "123" } } },
    notes: {
      limiter: { limits: [{ rule: "key", before: 100, after: 99, burst: 1000 }] },
      signature: { scheme: "rfc9421", algorithm: "ed25519", keyId: "isk_1" },
    },
    startedAt: ctx.clock().subtract({ minutes: 1 }),
    durationMs: 60_000,
    idempotencyKey: "order-20261122-000001-retry",
    apiVersion: "2026-06-30.basil",
  });
  await flushRequests();
}

/** A payout to an approved bank account, another one that waits, and a transfer that went back. */
async function moneyOnItsWay(account: Account): Promise<readonly [Payout, Transfer]> {
  const [one, two] = [await aPerson("owner"), await aPerson("admin")];
  const [asking, deciding] = [personContext(account, one), personContext(account, two)];
  const places = ["000123456789", "000111111116"].map((number) =>
    registerBankAccount(asking, { country: "CN", bankName: "中国工商银行 ICBC", number }),
  );
  const [first] = await Promise.all(places);
  const bankAccountId = first?.id ?? "";
  await decideBankAccount(deciding, { bankAccountId, decision: "approved" });
  const amount = { amountMinor: 12_345n, currency: "CNY" } as const;
  const payout = await createPayout(asking, { ...amount, destinationId: bankAccountId });
  const { id: destinationId } = await anAccount();
  const { id: transferId } = await createTransfer(asking, { ...amount, destinationId });
  await reverseTransfer(asking, { transferId, amountMinor: 45n });
  return [payout, await retrieveTransfer(asking, { transferId })];
}

/** What to put for each parameter of a page's address to see this shop's things. */
export function pageParametersOf(shop: Shop) {
  const { account, customer, delivery, email, payment, refund, link, setup } = shop;
  return {
    account: account.id,
    customer: customer.id,
    payment: payment.id,
    refund: refund.id,
    payout: shop.payout.id,
    transfer: shop.transfer.id,
    endpoint: delivery.endpointId,
    delivery: delivery.id,
    event: delivery.eventId,
    request: shop.ctx.requestId,
    currency: "CNY",
    month: monthOf(payment.createdAt),
    email: email.id,
    setup: setup.id,
    key: shop.key.id,
    application: shop.application.id,
    interaction: "no-such-request",
    code: "card_declined",
    role: "new",
    entry: shop.entry.id,
    token: "no-such-invitation",
    link: link.id,
    mac: linkPath(link).split("/").at(-1) ?? "",
  };
}
