import { and, eq, isNull, ne, type SQL } from "drizzle-orm";
import { bankAccounts, defaultBankAccounts } from "#db/schema/bank-accounts";
import type { Narrowing } from "#db/stretches";
import type { BankAccount, DefaultBankAccount } from "#domain/bank-accounts/bank-account";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { Id } from "#platform/ids";

/** The bank account of that id, if the account has it; also one that was removed. */
export async function findBankAccount(
  read: Reader,
  id: Id<"ba">,
): Promise<BankAccount | undefined> {
  const [found] = await read.db
    .select({ bankAccount: bankAccounts, standard: defaultBankAccounts.bankAccountId })
    .from(bankAccounts)
    .leftJoin(
      defaultBankAccounts,
      and(
        eq(defaultBankAccounts.accountId, bankAccounts.accountId),
        eq(defaultBankAccounts.bankAccountId, bankAccounts.id),
      ),
    )
    .where(and(eq(bankAccounts.accountId, read.accountId), eq(bankAccounts.id, id)));
  return found && { ...found.bankAccount, isDefault: found.standard !== null };
}

/** A bank account of the same number and currency that is in use or waits. */
export async function findRegistered(
  read: Reader,
  { currency, fingerprint }: { readonly currency: Currency; readonly fingerprint: string },
): Promise<Id<"ba"> | undefined> {
  const [found] = await read.db
    .select({ id: bankAccounts.id })
    .from(bankAccounts)
    .where(
      and(
        eq(bankAccounts.accountId, read.accountId),
        eq(bankAccounts.currency, currency),
        eq(bankAccounts.fingerprint, fingerprint),
        isNull(bankAccounts.removedAt),
        ne(bankAccounts.status, "rejected"),
      ),
    );
  return found?.id;
}

/** Where the payouts of this currency go, if that was ever said. */
export async function findDefault(
  read: Reader,
  currency: Currency,
): Promise<DefaultBankAccount | undefined> {
  const [found] = await defaultsOf(read, eq(defaultBankAccounts.currency, currency));
  return found;
}

/** One page of the account's bank accounts. */
export async function listRows(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<BankAccount>> {
  const page = await readPage(read, bankAccounts, { prefix: "ba", list, ...narrowing });
  const standard = new Set((await defaultsOf(read)).map(({ bankAccountId }) => bankAccountId));
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...row, isDefault: standard.has(row.id) })),
  };
}

function defaultsOf(read: Reader, filter?: SQL): Promise<DefaultBankAccount[]> {
  return read.db
    .select()
    .from(defaultBankAccounts)
    .where(and(eq(defaultBankAccounts.accountId, read.accountId), filter));
}
