import type { Account, Context } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { createCustomer } from "#domain/customers/create-customer";
import type { Customer } from "#domain/customers/customer";
import { createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import type { Refund } from "#domain/refunds/refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

/** An account with one of everything: what pages and strangers are shown. */
export interface Shop {
  readonly account: Account;
  readonly ctx: Context;
  readonly customer: Customer;
  readonly payment: Payment;
  readonly held: Payment;
  readonly refund: Refund;
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
  await createApiKey(personContext(account, developer), { name: "Web shop" });
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
  return { account, ctx, customer, payment, held, refund };
}

/** What to put for each parameter of a page's address to see this shop's things. */
export function pageParametersOf({ account, customer, payment, refund }: Shop) {
  return {
    account: account.id,
    customer: customer.id,
    payment: payment.id,
    refund: refund.id,
    code: "card_declined",
    token: "no-such-invitation",
  };
}
