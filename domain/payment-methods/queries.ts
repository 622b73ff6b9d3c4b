import { and } from "drizzle-orm";
import { builtOnce, isGiven } from "#db/built-once";
import { paymentMethods } from "#db/schema/payment-methods";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { parseId } from "#platform/ids";

const methodById = builtOnce((db) =>
  db
    .select()
    .from(paymentMethods)
    .where(and(isGiven(paymentMethods.accountId), isGiven(paymentMethods.id))),
);

/** The account's payment method with this id, or the refusal that names the parameter. */
export async function loadPaymentMethod(
  { accountId, db }: Reader,
  text: string,
  param: string,
): Promise<PaymentMethod> {
  const id = parseId("pm", text);
  const [row] = id ? await methodById(db, { accountId, id }) : [];
  if (row) return row;
  throw noSuchPaymentMethod(param);
}

/** The one answer for what never was, or is another account's. */
export function noSuchPaymentMethod(param: string): DomainError {
  return new DomainError("resource_missing", "No such payment method.", { param });
}

/** A page of those of the account's payment methods that are asked for. */
export function pageOfPaymentMethods(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<PaymentMethod>> {
  return readPage(read, paymentMethods, { prefix: "pm", list, ...narrowing });
}
