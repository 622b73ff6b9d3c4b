import { and, isNull } from "drizzle-orm";
import { builtOnce, isGiven } from "#db/built-once";
import { customers } from "#db/schema/customers";
import { narrowed, stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { parseId } from "#platform/ids";

const customerById = builtOnce((db) =>
  db
    .select()
    .from(customers)
    .where(and(isGiven(customers.accountId), isGiven(customers.id))),
);

/** The account's customer of that id, deleted or not. */
export async function findCustomer(
  { accountId, db }: Reader,
  text: string,
): Promise<Customer | undefined> {
  const id = parseId("cus", text);
  const [customer] = id ? await customerById(db, { accountId, id }) : [];
  return customer;
}

/** By what a list of customers is narrowed. */
export interface CustomerFilter {
  readonly email: string | undefined;
  readonly status: Customer["status"] | undefined;
}

/** A page of the account's customers who were not deleted, narrowed where that is asked. */
export function pageOfCustomers(
  read: Reader,
  list: ListInput,
  { email, status }: CustomerFilter,
): Promise<Page<Customer>> {
  const isListed = isNull(customers.deletedAt);
  const statuses = status ? [status] : customers.status.enumValues;
  const inState = { ...stretches([customers.status, statuses]), where: isListed };
  if (email === undefined)
    return readPage(read, customers, { prefix: "cus", list, within: [inState] });
  const { within, filters = [] } = narrowed(
    stretches([customers.email, [email]]),
    status && inState,
  );
  return readPage(read, customers, {
    prefix: "cus",
    list,
    within,
    filters: [...filters, isListed],
  });
}
