import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { customers } from "#db/schema/customers";
import { charges, paymentIntents } from "#db/schema/payments";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Payment } from "#domain/payments/payment";
import { type Id, parseId } from "#platform/ids";

/** A payment, and the charge of its last attempt where there was one. */
export interface PaymentAndCharge {
  readonly payment: Payment;
  readonly charge: Charge | null;
}

/** The payment of that id, if the account has it. */
export async function findPayment(read: Reader, id: Id<"pi">): Promise<Payment | undefined> {
  const [payment] = await read.db
    .select()
    .from(paymentIntents)
    .where(and(eq(paymentIntents.accountId, read.accountId), eq(paymentIntents.id, id)));
  return payment;
}

/** The payment and its latest charge as they stood at one moment, if the account has it. */
export async function findPaymentAndCharge(
  read: Reader,
  id: Id<"pi">,
): Promise<PaymentAndCharge | undefined> {
  const [found] = await read.db
    .select({ payment: paymentIntents, charge: charges })
    .from(paymentIntents)
    .leftJoin(
      charges,
      and(
        eq(charges.accountId, paymentIntents.accountId),
        eq(charges.id, paymentIntents.latestChargeId),
      ),
    )
    .where(and(eq(paymentIntents.accountId, read.accountId), eq(paymentIntents.id, id)));
  return found;
}

/** One page of the account's payments. */
export function listRows(
  read: Reader,
  list: ListInput,
  filters: readonly (SQL | undefined)[],
): Promise<Page<Payment>> {
  return readPage(read, paymentIntents, { prefix: "pi", list, filters });
}

/** What a person typed to find payments: an id, an e-mail address, or a card's last four. */
export function searchFilter(read: Reader, text: string): SQL | undefined {
  const id = parseId("pi", text);
  if (id) return eq(paymentIntents.id, id);
  const chargeId = parseId("ch", text);
  if (chargeId) return eq(paymentIntents.latestChargeId, chargeId);
  if (/^\d{4}$/.test(text)) return inArray(paymentIntents.id, chargedWith(read, text));
  return text.includes("@") ? ofEmail(read, text.toLowerCase()) : sql`false`;
}

function chargedWith(read: Reader, last4: string) {
  return read.db
    .select({ id: charges.paymentIntentId })
    .from(charges)
    .where(and(eq(charges.accountId, read.accountId), eq(charges.cardLast4, last4)));
}

function ofEmail(read: Reader, email: string): SQL | undefined {
  const ofCustomer = read.db
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.accountId, read.accountId), eq(customers.email, email)));
  return or(eq(paymentIntents.receiptEmail, email), inArray(paymentIntents.customerId, ofCustomer));
}
