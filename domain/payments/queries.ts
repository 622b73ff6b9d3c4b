import { and, eq } from "drizzle-orm";
import { builtOnce, isGiven } from "#db/built-once";
import type { IndexRange } from "#db/index-range";
import { customers } from "#db/schema/customers";
import { charges, paymentIntents } from "#db/schema/payments";
import { type Narrowing, stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Charge } from "#domain/charges/charge";
import type { Payment } from "#domain/payments/payment";
import type { Id } from "#platform/ids";

/** A payment, and the charge of its last attempt where there was one. */
export interface PaymentAndCharge {
  readonly payment: Payment;
  readonly charge: Charge | null;
}

const paymentById = builtOnce((db) =>
  db
    .select()
    .from(paymentIntents)
    .where(and(isGiven(paymentIntents.accountId), isGiven(paymentIntents.id))),
);

/** The payment of that id, if the account has it. */
export async function findPayment(
  { accountId, db }: Reader,
  id: Id<"pi">,
): Promise<Payment | undefined> {
  const [payment] = await paymentById(db, { accountId, id });
  return payment;
}

const paymentAndCharge = builtOnce((db) =>
  db
    .select({ payment: paymentIntents, charge: charges })
    .from(paymentIntents)
    .leftJoin(
      charges,
      and(
        eq(charges.accountId, paymentIntents.accountId),
        eq(charges.id, paymentIntents.latestChargeId),
      ),
    )
    .where(and(isGiven(paymentIntents.accountId), isGiven(paymentIntents.id))),
);

/** The payment and its latest charge as they stood at one moment, if the account has it. */
export async function findPaymentAndCharge(
  { accountId, db }: Reader,
  id: Id<"pi">,
): Promise<PaymentAndCharge | undefined> {
  const [found] = await paymentAndCharge(db, { accountId, id });
  return found;
}

/** One page of the account's payments. */
export function listRows(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing & { readonly only?: Id<"pi"> | undefined },
): Promise<Page<Payment>> {
  return readPage(read, paymentIntents, { prefix: "pi", list, ...narrowing });
}

/** The payment that a charge was a try of, if the account has it. */
export async function findPaymentOf(read: Reader, id: Id<"ch">): Promise<Id<"pi"> | undefined> {
  const [charge] = await read.db
    .select({ paymentIntentId: charges.paymentIntentId })
    .from(charges)
    .where(and(eq(charges.accountId, read.accountId), eq(charges.id, id)));
  return charge?.paymentIntentId;
}

/** Where the payments lie that were tried with a card of these last four. */
export function triedWith(last4: string): readonly IndexRange[] {
  return [{ ...stretches([charges.cardLast4, [last4]]), ids: charges.paymentIntentId }];
}

const mostOfOneAddress = 100;

/** Where the payments lie whose receipt goes there, or that are of its hundred newest customers. */
export async function ofEmail(read: Reader, email: string): Promise<readonly IndexRange[]> {
  const { rows } = await readPage(read, customers, {
    prefix: "cus",
    list: { limit: mostOfOneAddress },
    within: [stretches([customers.email, [email]])],
  });
  const ids = rows.map(({ id }) => id);
  return [
    stretches([paymentIntents.receiptEmail, [email]]),
    stretches([paymentIntents.customerId, ids]),
  ];
}
