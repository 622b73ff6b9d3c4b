import type { Context } from "#domain/access/context";
import type { Reader } from "#domain/changes/reader";
import { sandboxCardOfTestId } from "#domain/channels/sandbox-cards";
import { DomainError } from "#domain/errors/domain-error";
import { type PaymentMethod, paymentMethodOf } from "#domain/payment-methods/payment-method";
import { loadPaymentMethod } from "#domain/payment-methods/queries";

/** A payment method to pay with; a new one must be inserted by the change that uses it. */
export interface ResolvedPaymentMethod {
  readonly row: PaymentMethod;
  readonly isNew: boolean;
}

type Caller = Pick<Context, "account">;

const param = "payment_method";

/** The payment method behind an id of ours, or a fresh one where a sandbox names a test card. */
export async function resolvePaymentMethod(
  caller: Caller,
  read: Reader,
  idOrTestId: string,
): Promise<ResolvedPaymentMethod> {
  const card = sandboxCardOfTestId(idOrTestId);
  if (!card) return { row: await loadPaymentMethod(read, idOrTestId, param), isNew: false };
  refuseTestCardInLive(caller, param);
  return { row: paymentMethodOf(card, { accountId: read.accountId, now: read.now }), isNew: true };
}

/** Test cards move no money, so a live account must never take one for a payment. */
export function refuseTestCardInLive({ account }: Caller, at: string): void {
  if (account.mode === "sandbox") return;
  throw new DomainError("parameter_invalid", "A live account takes no test cards.", { param: at });
}
