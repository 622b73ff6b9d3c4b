import { paymentMethods } from "#db/schema/payment-methods";
import type { Context } from "#domain/access/context";
import type { Change, Insert } from "#domain/changes/change";
import type { Reader } from "#domain/changes/reader";
import { sandboxCardOfTestId } from "#domain/channels/sandbox-cards";
import { DomainError } from "#domain/errors/domain-error";
import {
  newPaymentMethod,
  type PaymentMethodData,
  refuseTestCardInLive,
} from "#domain/payment-methods/new-payment-method";
import { type PaymentMethod, paymentMethodOf } from "#domain/payment-methods/payment-method";
import { loadPaymentMethod } from "#domain/payment-methods/queries";

/** A payment method to pay with; `withMethod` makes it part of the change that uses it. */
export interface ResolvedPaymentMethod {
  readonly row: PaymentMethod;
  readonly isNew: boolean;
  /** What must be written before a new one: where its card's number is kept. */
  readonly inserts: readonly Insert[];
}

/** An id of ours, a test id in a sandbox, or what a new way to pay is made of. */
export type PaymentMethodSource = string | { readonly data: PaymentMethodData };

type Caller = Pick<Context, "account">;

const param = "payment_method";

/** The payment method behind an id of ours, or a fresh one of a test card or of what was sent. */
export async function resolvePaymentMethod(
  caller: Caller,
  read: Reader,
  source: PaymentMethodSource,
): Promise<ResolvedPaymentMethod> {
  if (typeof source !== "string") {
    const terms = { caller, read, param: "payment_method_data[card]" };
    return { ...(await newPaymentMethod(source.data, terms)), isNew: true };
  }
  const card = sandboxCardOfTestId(source);
  if (!card) {
    return { row: await loadPaymentMethod(read, source, param), isNew: false, inserts: [] };
  }
  refuseTestCardInLive(caller, param);
  const row = paymentMethodOf(card, { accountId: read.accountId, now: read.now });
  return { row, isNew: true, inserts: [] };
}

/** Keeps a new payment method with the change; an old one must be as it was when it was read. */
export function withMethod<Result>(
  change: Change<Result>,
  { row, isNew, inserts }: ResolvedPaymentMethod,
): Change<Result> {
  if (!isNew) return change.guards(paymentMethods, row);
  change.rowsToInsert.push(...inserts);
  return change.inserts(paymentMethods, row);
}

/** What a caller may say of the way to pay: which one, or what to make one of. */
export interface MethodChoice {
  /** An id of ours, or a test id in a sandbox. */
  readonly paymentMethodId?: string | undefined;
  readonly paymentMethodData?: PaymentMethodData | undefined;
}

/** The source that was chosen, if one was. */
export function sourceOf(choice: MethodChoice): PaymentMethodSource | undefined {
  const { paymentMethodId, paymentMethodData: data } = choice;
  if (data === undefined) return paymentMethodId;
  if (paymentMethodId === undefined) return { data };
  throw new DomainError(
    "parameter_invalid",
    "Send payment_method or payment_method_data, not both.",
    { param: "payment_method_data" },
  );
}
