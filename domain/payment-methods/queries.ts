import { and, eq, type SQL } from "drizzle-orm";
import { paymentMethods } from "#db/schema/payment-methods";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { type Id, parseId } from "#platform/ids";

/** The account's payment method with this id, or the refusal that names the parameter. */
export async function loadPaymentMethod(
  read: Reader,
  text: string,
  param: string,
): Promise<PaymentMethod> {
  const id = parseId("pm", text);
  const [row] = id ? await read.db.select().from(paymentMethods).where(named(read, id)) : [];
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

function named(read: Reader, id: Id<"pm">): SQL | undefined {
  return and(eq(paymentMethods.accountId, read.accountId), eq(paymentMethods.id, id));
}
