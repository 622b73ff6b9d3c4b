import { and, eq, inArray } from "drizzle-orm";
import { ledgerAccounts, ledgerTransfers } from "#db/schema/ledger";
import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import { type Transfer, transferRow } from "#domain/ledger/transfer";
import type { Transaction } from "#e2e/bench/baseline/database";
import type { Id } from "#platform/ids";

/** Locks the ledger accounts, moves the money between them where that is allowed, and notes it. */
export async function moveMoney(
  tx: Transaction,
  accountId: Id<"acct">,
  transfers: readonly Transfer[],
): Promise<void> {
  const names = new Map<Id<"lac">, LedgerAccountName>(
    transfers.flatMap(({ debit, credit }) => [
      [ledgerAccountId(debit), debit],
      [ledgerAccountId(credit), credit],
    ]),
  );
  const accounts = await lockedAccounts(tx, accountId, names);
  for (const account of accounts) {
    const after = moved(account, transfers);
    requireWithinLimit(after);
    const { debitsPostedMinor, creditsPostedMinor } = after;
    await tx
      .update(ledgerAccounts)
      .set({ debitsPostedMinor, creditsPostedMinor })
      .where(and(eq(ledgerAccounts.accountId, accountId), eq(ledgerAccounts.id, account.id)));
  }
  await tx.insert(ledgerTransfers).values(transfers.map(transferRow));
}

async function lockedAccounts(
  tx: Transaction,
  accountId: Id<"acct">,
  names: ReadonlyMap<Id<"lac">, LedgerAccountName>,
): Promise<LedgerAccount[]> {
  const lock = () =>
    tx
      .select()
      .from(ledgerAccounts)
      .where(
        and(eq(ledgerAccounts.accountId, accountId), inArray(ledgerAccounts.id, [...names.keys()])),
      )
      .orderBy(ledgerAccounts.id)
      .for("update");
  const found = await lock();
  if (found.length === names.size) return found;
  const empty = [...names.values()].map(emptyLedgerAccount);
  await tx.insert(ledgerAccounts).values(empty).onConflictDoNothing();
  return lock();
}

function moved(account: LedgerAccount, transfers: readonly Transfer[]): LedgerAccount {
  const sum = (side: "debit" | "credit") =>
    transfers
      .filter((transfer) => ledgerAccountId(transfer[side]) === account.id)
      .reduce((minor, { amountMinor }) => minor + amountMinor, 0n);
  return {
    ...account,
    debitsPostedMinor: account.debitsPostedMinor + sum("debit"),
    creditsPostedMinor: account.creditsPostedMinor + sum("credit"),
  };
}

function requireWithinLimit({ limit, debitsPostedMinor, creditsPostedMinor }: LedgerAccount): void {
  const isWithin =
    limit === "none" ||
    (limit === "debits_must_not_exceed_credits"
      ? debitsPostedMinor <= creditsPostedMinor
      : creditsPostedMinor <= debitsPostedMinor);
  if (!isWithin) throw new Error("The balance is not sufficient.");
}
