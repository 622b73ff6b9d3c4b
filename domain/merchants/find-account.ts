import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import type { Account } from "#domain/access/context";
import type { Id } from "#platform/ids";

/** The account of that id, for whoever has proven otherwise that they may act for it. */
export async function findAccount(id: Id<"acct">): Promise<Account | undefined> {
  const [account] = await database().select().from(accounts).where(eq(accounts.id, id));
  return account;
}
