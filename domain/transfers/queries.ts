import { and, eq } from "drizzle-orm";
import { byIndexes } from "#db/by-indexes";
import { sqlClient } from "#db/client";
import { idsWithin, rowsOfIds } from "#db/index-range";
import { transferReversals, transfers } from "#db/schema/transfers";
import { type Narrowing, stretches } from "#db/stretches";
import { decodeRow } from "#db/table-shape";
import { type ListInput, type Page, readPage } from "#domain/changes/page";
import type { Reader } from "#domain/changes/reader";
import { DomainError } from "#domain/errors/domain-error";
import type { BetweenFault } from "#domain/transfers/crossing";
import type { StoredTransfer, Transfer, TransferReversal } from "#domain/transfers/transfer";
import { type Id, parseId } from "#platform/ids";

const shownReversals = 10;

/** The account's transfer of that id, sent or received; refuses if there is none. */
export async function loadTransfer(read: Reader, text: string): Promise<Transfer> {
  const id = parseId("tr", text);
  const transfer = id && (await findTransfer(read, id));
  if (!transfer) {
    throw new DomainError("resource_missing", "No such transfer.", { param: "transfer" });
  }
  const [whole] = await withReversals(read, [transfer]);
  return whole ?? { ...transfer, reversals: { rows: [], hasMore: false } };
}

async function findTransfer(read: Reader, id: Id<"tr">): Promise<StoredTransfer | undefined> {
  const [transfer] = await read.db
    .select()
    .from(transfers)
    .where(and(eq(transfers.accountId, read.accountId), eq(transfers.id, id)));
  return transfer;
}

/** One page of the account's transfers. */
export async function listRows(
  read: Reader,
  list: ListInput,
  narrowing: Narrowing,
): Promise<Page<Transfer>> {
  const page = await readPage(read, transfers, { prefix: "tr", list, ...narrowing });
  return { ...page, rows: await withReversals(read, page.rows) };
}

/** One page of the reversals of a transfer. */
export function listReversalRows(
  read: Reader,
  list: ListInput,
  transferId: Id<"tr">,
): Promise<Page<TransferReversal>> {
  const within = [stretches([transferReversals.transferId, [transferId]])];
  return readPage(read, transferReversals, { prefix: "trr", list, within });
}

/** The reversal of that id, if the account has it. */
export async function findReversal(
  read: Reader,
  id: Id<"trr">,
): Promise<TransferReversal | undefined> {
  const [reversal] = await read.db
    .select()
    .from(transferReversals)
    .where(and(eq(transferReversals.accountId, read.accountId), eq(transferReversals.id, id)));
  return reversal;
}

async function withReversals(
  read: Reader,
  rows: readonly StoredTransfer[],
): Promise<readonly Transfer[]> {
  const touched = rows.filter(({ amountReversedMinor }) => amountReversedMinor > 0n);
  const found = touched.length === 0 ? [] : await newestReversals(read, touched);
  const byTransfer = Map.groupBy(found, ({ transferId }) => transferId);
  return rows.map((row) => {
    const reversals = byTransfer.get(row.id) ?? [];
    return {
      ...row,
      reversals: {
        rows: reversals.slice(0, shownReversals),
        hasMore: reversals.length > shownReversals,
      },
    };
  });
}

/** Of each of these transfers one more than is shown, newest first. */
async function newestReversals(
  { db, accountId }: Reader,
  rows: readonly StoredTransfer[],
): Promise<TransferReversal[]> {
  const mostRead = shownReversals + 1;
  const span = { accountId, isAscending: false };
  const newest = idsWithin({
    table: transferReversals,
    ranges: [stretches([transferReversals.transferId, rows.map(({ id }) => id)])],
    span,
    filters: [],
    mostRead,
    mostFound: mostRead * rows.length,
  });
  const found = await byIndexes(db, (by) => by.execute(rowsOfIds(transferReversals, span, newest)));
  return found.map((row) => decodeRow(transferReversals, row));
}

/** Every crossing whose two sides differ, and every account that keeps something between. */
export async function readBetweenFaults(): Promise<readonly BetweenFault[]> {
  const rows = await sqlClient().unsafe<
    { subject: string; currency: string; gone: string; arrived: string }[]
  >(`
    select subject, moved.currency,
      coalesce(sum(amount_minor) filter (where credited.kind = 'between_accounts'), 0) as gone,
      coalesce(sum(amount_minor) filter (where credited.kind <> 'between_accounts'), 0) as arrived
    from ledger_transfers moved join ledger_accounts credited
      on credited.account_id = moved.account_id and credited.id = moved.credit_account_id
    where code in ('transfer', 'transfer_reversal')
    group by subject, moved.currency
    having sum(case credited.kind when 'between_accounts' then amount_minor
      else -amount_minor end) <> 0
    union all
    select account_id::text, currency, credits_posted_minor, debits_posted_minor
    from ledger_accounts
    where kind = 'between_accounts' and credits_posted_minor <> debits_posted_minor`);
  return rows.map(({ subject, currency, gone, arrived }) => ({
    subject,
    currency,
    leftMinor: BigInt(gone),
    arrivedMinor: BigInt(arrived),
  }));
}
