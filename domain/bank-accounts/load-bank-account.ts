import type { BankAccount, DefaultBankAccount } from "#domain/bank-accounts/bank-account";
import { findBankAccount, findDefault } from "#domain/bank-accounts/queries";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { Currency } from "#domain/money/currencies";
import { parseId } from "#platform/ids";

/** The account's bank account of that id; refuses if there is none or it was removed. */
export async function loadBankAccount(
  read: Reader,
  id: string,
  { param = "external_account", evenRemoved = false }: Loading = {},
): Promise<BankAccount> {
  const known = parseId("ba", id);
  const bankAccount = known && (await findBankAccount(read, known));
  if (bankAccount && (evenRemoved || !bankAccount.removedAt)) return bankAccount;
  throw new DomainError("resource_missing", "No such external account.", { param });
}

interface Loading {
  /** The parameter that named it. */
  readonly param?: string;
  readonly evenRemoved?: boolean | undefined;
}

/** The bank account of that id for what has to do with it since before it was removed. */
export function anyBankAccount(
  read: Reader,
  id: BankAccount["id"],
): Promise<BankAccount | undefined> {
  return findBankAccount(read, id);
}

/** Where the payouts of this currency go; a decision that rests on it guards the row. */
export function defaultFor(
  read: Reader,
  currency: Currency,
): Promise<DefaultBankAccount | undefined> {
  return findDefault(read, currency);
}
