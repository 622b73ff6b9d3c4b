import type { IndexRange } from "#db/index-range";
import { customers } from "#db/schema/customers";
import { charges, paymentIntents } from "#db/schema/payments";
import { naming, stretches } from "#db/stretches";
import { fewIds, valuesIn } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { foundBy, metadataField } from "#domain/customers/search-terms";
import type { SearchTerm } from "#domain/search/search-query";

type Ranges = readonly IndexRange[] | undefined;
type Terms = readonly SearchTerm[];

/** Where the payments lie for which all of these hold, by whichever fits the fewest. */
export async function rangesForPayments(read: Reader, terms: Terms): Promise<Ranges> {
  const { currency, amountMinor, status, customerId } = paymentIntents;
  const said = valuesOf(terms);
  const metadata = metadataRange("pi", terms);
  if (metadata) return [metadata];
  const ofCustomer = naming(customerId, "cus", said("customer"));
  if (ofCustomer) return [ofCustomer];
  const [inCurrency, amount, inStatus] = [said("currency"), said("amount"), said("status")];
  if ([inCurrency, amount, inStatus].every((value) => value === undefined)) return undefined;
  const currencies = inCurrency
    ? [inCurrency.toUpperCase()]
    : await valuesIn(read, paymentIntents.currency);
  if (amount !== undefined) return [stretches([amountMinor, [amount]], [currency, currencies])];
  const statuses = inStatus ? [inStatus.toLowerCase()] : status.enumValues;
  return [stretches([currency, currencies], [status, statuses])];
}

const mostPayments = 1_000;

/**
 * The same for charges. What is written on a payment, and the card's last four, lead to it by way
 * of the payments, as long as these are at most a thousand.
 */
export async function rangesForCharges(read: Reader, terms: Terms): Promise<Ranges> {
  const said = valuesOf(terms);
  const last4 = said("payment_method_details.card.last4");
  const ofCard = last4 && {
    ...stretches([charges.cardLast4, [last4]]),
    ids: charges.paymentIntentId,
  };
  const ofPayments = metadataRange("pi", terms) ?? ofCard;
  if (ofPayments) {
    const of = { table: paymentIntents, prefix: "pi", ranges: [ofPayments] } as const;
    const ids = await fewIds(read, of, mostPayments);
    if (ids) return [stretches([charges.paymentIntentId, ids])];
  }
  const ofCustomer = naming(charges.customerId, "cus", said("customer"));
  return ofCustomer && [ofCustomer];
}

/** The same for customers. */
export async function rangesForCustomers(_: Reader, terms: Terms): Promise<Ranges> {
  const said = valuesOf(terms);
  const metadata = metadataRange("cus", terms);
  if (metadata) return [metadata];
  const email = said("email");
  if (email) return [stretches([customers.email, [email.toLowerCase()]])];
  for (const field of ["phone", "name"]) {
    const text = said(field);
    if (text) return [foundBy("cus", field, text)];
  }
  return undefined;
}

function metadataRange(kind: "cus" | "pi", terms: Terms): IndexRange | undefined {
  for (const { key, value } of terms) {
    if (key !== null && value) return foundBy(kind, metadataField(key), value);
  }
  return undefined;
}

function valuesOf(terms: Terms): (field: string) => string | undefined {
  return (field) =>
    terms.find((term) => term.key === null && term.field === field)?.value ?? undefined;
}
