import { and, eq, or, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { topUps, walletTransfers, withdrawals } from "#db/schema/wallets";
import { stretches } from "#db/stretches";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import type { TopUp, WalletTransfer, Withdrawal } from "#domain/wallet-moves/move-rows";
import { type Id, type IdPrefix, parseId } from "#platform/ids";

/** One page of a customer's top-ups. */
export function pageOfTopUps(
  read: Reader,
  customerId: Id<"cus">,
  list: ListInput,
): Promise<Page<TopUp>> {
  const within = [stretches([topUps.customerId, [customerId]])];
  return readPage(read, topUps, { prefix: "topup", list, within });
}

/** One page of a customer's withdrawals. */
export function pageOfWithdrawals(
  read: Reader,
  customerId: Id<"cus">,
  list: ListInput,
): Promise<Page<Withdrawal>> {
  const within = [stretches([withdrawals.customerId, [customerId]])];
  return readPage(read, withdrawals, { prefix: "wd", list, within });
}

/** One page of the transfers from or to a customer. */
export function pageOfTransfers(
  read: Reader,
  customerId: Id<"cus">,
  list: ListInput,
): Promise<Page<WalletTransfer>> {
  const within = [
    stretches([walletTransfers.customerId, [customerId]]),
    stretches([walletTransfers.destinationId, [customerId]]),
  ];
  return readPage(read, walletTransfers, { prefix: "wtr", list, within });
}

/** The customer's top-up of that id. */
export async function findTopUp(read: Reader, customerId: Id<"cus">, text: string) {
  const where = named(read, topUps, { prefix: "topup", text });
  const ofCustomer = eq(topUps.customerId, customerId);
  const [found] = where ? await read.db.select().from(topUps).where(and(where, ofCustomer)) : [];
  return found;
}

/** The customer's withdrawal of that id. */
export async function findWithdrawal(read: Reader, customerId: Id<"cus">, text: string) {
  const where = named(read, withdrawals, { prefix: "wd", text });
  const ofCustomer = eq(withdrawals.customerId, customerId);
  const [found] = where
    ? await read.db.select().from(withdrawals).where(and(where, ofCustomer))
    : [];
  return found;
}

/** The transfer of that id from or to the customer. */
export async function findTransfer(read: Reader, customerId: Id<"cus">, text: string) {
  const where = named(read, walletTransfers, { prefix: "wtr", text });
  const [found] = where
    ? await read.db
        .select()
        .from(walletTransfers)
        .where(and(where, eitherIs(customerId)))
    : [];
  return found;
}

function eitherIs(customerId: Id<"cus">): SQL | undefined {
  return or(
    eq(walletTransfers.customerId, customerId),
    eq(walletTransfers.destinationId, customerId),
  );
}

type Named = PgTable & { readonly accountId: PgColumn; readonly id: PgColumn };

function named(
  read: Reader,
  table: Named,
  { prefix, text }: { readonly prefix: IdPrefix; readonly text: string },
): SQL | undefined {
  const id = parseId(prefix, text);
  return id && and(eq(table.accountId, read.accountId), eq(table.id, id));
}
