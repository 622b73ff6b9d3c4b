import type { Account, Context } from "#domain/access/context";
import type { Charge } from "#domain/charges/charge";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { invariant } from "#domain/errors/invariant";
import type { Currency } from "#domain/money/currencies";
import { type CreatePaymentInput, createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { decidePolicy } from "#domain/refund-policies/decide-policy";
import { proposePolicy } from "#domain/refund-policies/propose-policy";
import type { PolicyLine, RefundPolicy } from "#domain/refund-policies/refund-policy";
import type { Refund } from "#domain/refunds/refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";

/** A payment whose money has moved, or is held, in an account of its own. */
export interface Taken {
  readonly account: Account;
  /** The key by which it was taken. */
  readonly ctx: Context;
  readonly payment: Payment;
  readonly paymentId: Payment["id"];
  readonly chargeId: Charge["id"];
}

/** Takes a payment with a card that is approved, unless told otherwise. */
export function take(ctx: Context, input: Partial<CreatePaymentInput> = {}): Promise<Payment> {
  const card = { paymentMethodId: "pm_card_visa", confirm: true } as const;
  return createPayment(ctx, { amountMinor: 10_000n, currency: "CNY", ...card, ...input });
}

/** A captured payment of so much, in an account with these fields. */
export function paid(amountMinor: bigint, fields: Partial<Account> = {}): Promise<Taken> {
  return taken(fields, { amountMinor });
}

/** An authorised payment of so much that was not captured. */
export function authorised(amountMinor: bigint, fields: Partial<Account> = {}): Promise<Taken> {
  return taken(fields, { amountMinor, captureMethod: "manual" });
}

async function taken(fields: Partial<Account>, input: Partial<CreatePaymentInput>): Promise<Taken> {
  const account = await anAccount(fields);
  const ctx = keyContext(account);
  const payment = await take(ctx, input);
  invariant(payment.latestChargeId, "a payment that was taken has a charge");
  return { account, ctx, payment, paymentId: payment.id, chargeId: payment.latestChargeId };
}

/** The charge of a payment as it is now. */
export function chargeOf({ ctx, chargeId }: Pick<Taken, "ctx" | "chargeId">): Promise<Charge> {
  return retrieveCharge(ctx, { chargeId });
}

/** A policy with one line: one approval above the first limit, two above the second. */
export function aLine(
  oneApprovalAboveMinor: bigint,
  twoApprovalsAboveMinor: bigint | null = null,
  currency: Currency = "CNY",
): PolicyLine {
  return {
    currency,
    oneApprovalAboveMinor: oneApprovalAboveMinor.toString(),
    twoApprovalsAboveMinor: twoApprovalsAboveMinor?.toString() ?? null,
  };
}

/** Puts a policy in force, with two people of its own. */
export async function enact(
  account: Account,
  lines: readonly PolicyLine[],
  approvalHours = 72,
): Promise<RefundPolicy> {
  const [author, other] = [await aPerson("admin"), await aPerson("admin")];
  const input = { lines, approvalHours, reason: "Test." };
  const { id } = await proposePolicy(personContext(account, author), input);
  const decision = { policyId: id, decision: "approved" } as const;
  return decidePolicy(personContext(account, other), decision);
}

/** A refund that waits for people, who asked for it, and others who may decide. */
export interface Waiting extends Taken {
  readonly refund: Refund;
  readonly asker: Context;
  readonly approvers: readonly [Context, Context, Context];
}

interface WaitingTerms {
  readonly paidMinor?: bigint;
  readonly amountMinor?: bigint;
  readonly approvals?: 1 | 2;
  readonly account?: Partial<Account>;
}

/** A refund that an admin asked for, and that one or two others must approve. */
export async function waitingRefund(terms: WaitingTerms = {}): Promise<Waiting> {
  const { paidMinor = 10_000n, amountMinor = 4_000n, approvals = 1 } = terms;
  const payment = await paid(paidMinor, terms.account);
  const { account, paymentId } = payment;
  await enact(account, [aLine(0n, approvals === 2 ? 0n : null)]);
  const asker = personContext(account, await aPerson("admin", "Asker"));
  const approver = async (name: string) => personContext(account, await aPerson("admin", name));
  const approvers = [
    await approver("One"),
    await approver("Two"),
    await approver("Three"),
  ] as const;
  const refund = await requestRefund(asker, { paymentId, amountMinor });
  return { ...payment, refund, asker, approvers };
}

/** The same context so many hours later. */
export function later(ctx: Context, hours: number): Context {
  return { ...ctx, clock: () => ctx.clock().add({ hours }) };
}
