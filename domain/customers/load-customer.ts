import { and, eq } from "drizzle-orm";
import { customers } from "#db/schema/customers";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import { parseId } from "#platform/ids";

/** The account's customer of that id who was not deleted; refuses if there is none. */
export async function loadCustomer(read: Reader, id: string, param: string) {
  const known = parseId("cus", id);
  const [customer] = known
    ? await read.db
        .select()
        .from(customers)
        .where(and(eq(customers.accountId, read.accountId), eq(customers.id, known)))
    : [];
  if (customer && !customer.deletedAt) return customer;
  throw new DomainError("resource_missing", "No such customer.", { param });
}
