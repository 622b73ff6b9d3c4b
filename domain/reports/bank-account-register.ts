import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { listBankAccounts } from "#domain/bank-accounts/list-bank-accounts";
import { readerOf } from "#domain/changes/reader";
import { actorNames } from "#domain/reports/queries";
import type { Id } from "#platform/ids";

/** The bank accounts of an account, and who stands behind them. */
export interface BankAccountRegister {
  /** The newest hundred, newest first. */
  readonly bankAccounts: readonly BankAccount[];
  readonly nameOf: (id: Id<"usr">) => string;
}

const most = 100;

/** Where payouts can go, could go once a second person has said yes, and will not go. */
export async function bankAccountRegister(ctx: Context): Promise<BankAccountRegister> {
  requireScope(ctx, "bank_accounts:read");

  const { rows } = await listBankAccounts(ctx, { limit: most });
  const people = rows.flatMap(({ registeredBy, decidedBy }) =>
    decidedBy ? [registeredBy, decidedBy] : [registeredBy],
  );
  const names = await actorNames(
    readerOf(ctx),
    people.map((id) => `person:${id}`),
  );
  return { bankAccounts: rows, nameOf: (id) => names.get(`person:${id}`) ?? id };
}
