import { and, eq } from "drizzle-orm";
import { wallets, walletTransactions } from "#db/schema/wallets";
import { stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { Currency } from "#domain/money/currencies";
import type { Wallet, WalletTransaction } from "#domain/wallets/wallet";
import { type Id, parseId } from "#platform/ids";

/** All wallets of a customer, one per currency. */
export function findWallets(read: Reader, customerId: Id<"cus">): Promise<Wallet[]> {
  return read.db
    .select()
    .from(wallets)
    .where(and(eq(wallets.accountId, read.accountId), eq(wallets.customerId, customerId)))
    .orderBy(wallets.currency);
}

/** One page of a customer's moves, of one currency where given. */
export async function pageOfTransactions(
  read: Reader,
  customerId: Id<"cus">,
  { currency, ...list }: ListInput & { readonly currency?: Currency | undefined },
): Promise<Page<WalletTransaction>> {
  const known = currency ? [] : await findWallets(read, customerId);
  const currencies = currency ? [currency] : known.map((wallet) => wallet.currency);
  const within = [
    stretches(
      [walletTransactions.currency, currencies],
      [walletTransactions.customerId, [customerId]],
    ),
  ];
  return readPage(read, walletTransactions, { prefix: "ccsbtxn", list, within });
}

/** The customer's move of that id. */
export async function findTransaction(
  read: Reader,
  customerId: Id<"cus">,
  text: string,
): Promise<WalletTransaction | undefined> {
  const id = parseId("ccsbtxn", text);
  const [found] = id
    ? await read.db
        .select()
        .from(walletTransactions)
        .where(
          and(
            eq(walletTransactions.accountId, read.accountId),
            eq(walletTransactions.id, id),
            eq(walletTransactions.customerId, customerId),
          ),
        )
    : [];
  return found;
}
