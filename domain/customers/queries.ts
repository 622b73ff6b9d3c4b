import { and, eq, isNull } from "drizzle-orm";
import { customers } from "#db/schema/customers";
import { narrowed, stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Customer } from "#domain/customers/customer";
import { parseId } from "#platform/ids";

/** The account's customer of that id, deleted or not. */
export async function findCustomer(read: Reader, id: string): Promise<Customer | undefined> {
  const known = parseId("cus", id);
  const [customer] = known
    ? await read.db
        .select()
        .from(customers)
        .where(and(eq(customers.accountId, read.accountId), eq(customers.id, known)))
    : [];
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
