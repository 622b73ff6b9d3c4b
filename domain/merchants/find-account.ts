import { builtOnce, isGiven } from "#db/built-once";
import { database } from "#db/client";
import { accounts } from "#db/schema/merchants";
import type { Account } from "#domain/access/context";
import type { Id } from "#platform/ids";

const accountById = builtOnce((db) => db.select().from(accounts).where(isGiven(accounts.id)));

/** The account of that id, for whoever has proven otherwise that they may act for it. */
export async function findAccount(id: Id<"acct">): Promise<Account | undefined> {
  const [account] = await accountById(database(), { id });
  return account;
}
