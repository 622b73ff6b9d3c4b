import { and, eq, isNull } from "drizzle-orm";
import { customers } from "#db/schema/customers";
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

/** A page of the account's customers who were not deleted, of one e-mail address where given. */
export function pageOfCustomers(
  read: Reader,
  list: ListInput,
  email: string | undefined,
): Promise<Page<Customer>> {
  const ofEmail = email === undefined ? undefined : eq(customers.email, email);
  const filters = [isNull(customers.deletedAt), ofEmail];
  return readPage(read, customers, { prefix: "cus", list, filters });
}
