import { eq } from "drizzle-orm";
import { accounts } from "#db/schema/merchants";
import type { Account } from "#domain/access/context";
import type { Reader } from "#domain/changes/reader";
import { invariant } from "#domain/errors/invariant";

/** The account as it is now, for decisions that rest on its settings. */
export async function loadAccount(read: Reader): Promise<Account> {
  const [account] = await read.db.select().from(accounts).where(eq(accounts.id, read.accountId));
  invariant(account, "a context names an account that exists");
  return account;
}
