import type { Account } from "#domain/access/context";
import type { Reader } from "#domain/changes/reader";
import { invariant } from "#domain/errors/invariant";
import { findAccount } from "#domain/merchants/find-account";

/** The account as it is now, for decisions that rest on its settings. */
export async function loadAccount(read: Reader): Promise<Account> {
  const account = await findAccount(read.accountId);
  invariant(account, "a context names an account that exists");
  return account;
}
