import { and, eq, inArray, type SQL } from "drizzle-orm";
import { database } from "#db/client";
import { customers } from "#db/schema/customers";
import { paymentLinkAccounts, paymentLinks } from "#db/schema/payment-links";
import { charges, paymentIntents } from "#db/schema/payments";
import type { Narrowing } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { LinkAndPayment, LinkStory, PaymentLink } from "#domain/payment-links/payment-link";
import { type Id, parseId } from "#platform/ids";

/** The account's link of that id; refuses if there is none. */
export async function loadLink(read: Reader, text: string): Promise<PaymentLink> {
  const id = parseId("plink", text);
  const [link] = id ? await read.db.select().from(paymentLinks).where(named(read, id)) : [];
  if (link) return link;
  throw noSuchLink();
}

/** The account's link of that id and all that its page rests on; refuses if there is none. */
export async function loadStory(read: Reader, id: Id<"plink">): Promise<LinkStory> {
  const [story] = await read.db
    .select({ link: paymentLinks, payment: paymentIntents, customer: customers, charge: charges })
    .from(paymentLinks)
    .innerJoin(
      paymentIntents,
      and(
        eq(paymentIntents.accountId, paymentLinks.accountId),
        eq(paymentIntents.id, paymentLinks.paymentIntentId),
      ),
    )
    .leftJoin(
      customers,
      and(
        eq(customers.accountId, paymentIntents.accountId),
        eq(customers.id, paymentIntents.customerId),
      ),
    )
    .leftJoin(
      charges,
      and(
        eq(charges.accountId, paymentIntents.accountId),
        eq(charges.id, paymentIntents.latestChargeId),
      ),
    )
    .where(named(read, id));
  if (story) return story;
  throw noSuchLink();
}

/** The answer to a link that never was, is another account's, or was guessed. */
export function noSuchLink(): DomainError {
  return new DomainError("resource_missing", "No such payment link.", { param: "payment_link" });
}

/** One page of the account's links, each with what it asks for. */
export async function pageOfLinks(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<LinkAndPayment>> {
  const page = await readPage(read, paymentLinks, { prefix: "plink", list, ...narrowing });
  const ids = page.rows.map(({ paymentIntentId }) => paymentIntentId);
  const found = await read.db
    .select()
    .from(paymentIntents)
    .where(and(eq(paymentIntents.accountId, read.accountId), inArray(paymentIntents.id, ids)));
  const payments = new Map(found.map((payment) => [payment.id, payment]));
  const rows = page.rows.flatMap((link) => {
    const payment = payments.get(link.paymentIntentId);
    return payment ? [{ link, payment }] : [];
  });
  return { ...page, rows };
}

/** Whose link it is and what it asks for, of a link whose address was found to be ours. */
export async function findOwner(id: Id<"plink">) {
  const [owner] = await database()
    .select({ accountId: paymentLinks.accountId, paymentId: paymentLinks.paymentIntentId })
    .from(paymentLinkAccounts)
    .innerJoin(
      paymentLinks,
      and(
        eq(paymentLinks.accountId, paymentLinkAccounts.accountId),
        eq(paymentLinks.id, paymentLinkAccounts.linkId),
      ),
    )
    .where(eq(paymentLinkAccounts.linkId, id));
  return owner;
}

function named(read: Reader, id: Id<"plink">): SQL | undefined {
  return and(eq(paymentLinks.accountId, read.accountId), eq(paymentLinks.id, id));
}
