import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import {
  type StoredTransfer,
  type Transfer,
  type TransferResult,
  transferRow,
} from "#domain/ledger/transfer";
import type { Id } from "#platform/ids";

/** A pending transfer, and whether a post or a void has ended it. */
export interface Hold {
  readonly transfer: StoredTransfer;
  readonly ended: boolean;
}

/** The part of the books that a set of transfers touches. */
export interface Books {
  readonly accounts: ReadonlyMap<Id<"lac">, LedgerAccount>;
  readonly holds: ReadonlyMap<Id<"ltr">, Hold>;
}

export interface Posting {
  /** One answer per transfer, in their order. */
  readonly results: readonly TransferResult[];
  /** The books after those that were posted. */
  readonly books: Books;
}

/** Books that are being written in: a chain that was posted changes them, another leaves them. */
export interface OpenBooks {
  readonly accounts: Map<Id<"lac">, LedgerAccount>;
  readonly holds: Map<Id<"ltr">, Hold>;
}

/** What one chain changes, over the books as they are before it. */
interface Draft extends OpenBooks {
  readonly before: OpenBooks;
}

/**
 * Posts a set of transfers in their order and answers for each: no side of an account goes over its
 * limit, a hold ends once, and linked transfers are posted all or not at all (TigerBeetle's model).
 */
export function postTransfers(before: Books, transfers: readonly Transfer[]): Posting {
  const books = { accounts: new Map(before.accounts), holds: new Map(before.holds) };
  return { results: chainsOf(transfers).flatMap((chain) => postChain(books, chain)), books };
}

/** Posts all of these transfers or none, and says of each why; the books change if all are. */
export function postChain(books: OpenBooks, chain: readonly Transfer[]): readonly TransferResult[] {
  const draft: Draft = { accounts: new Map(), holds: new Map(), before: books };
  for (const [place, transfer] of chain.entries()) {
    const answer = postOne(draft, transfer);
    if (answer !== "posted") {
      return chain.map((_, other) => (other === place ? answer : "linked_transfer_failed"));
    }
  }
  for (const [id, account] of draft.accounts) books.accounts.set(id, account);
  for (const [id, hold] of draft.holds) books.holds.set(id, hold);
  return chain.map(() => "posted");
}

/**
 * Whether these transfers can be posted whatever the books hold. What stands on empty books does:
 * sums only add up, and an account that is within its limit has no less room than an empty one.
 */
export function areSure(chain: readonly Transfer[]): boolean {
  const results = postChain({ accounts: new Map(), holds: new Map() }, chain);
  return results.every((result) => result === "posted");
}

/** Runs of linked transfers, each closed by the first that is not linked onward. */
function chainsOf(transfers: readonly Transfer[]): readonly (readonly Transfer[])[] {
  const chains: Transfer[][] = [];
  let open: Transfer[] | undefined;
  for (const transfer of transfers) {
    if (open) open.push(transfer);
    else chains.push((open = [transfer]));
    if (!transfer.linked) open = undefined;
  }
  return chains;
}

function postOne(draft: Draft, transfer: Transfer): TransferResult {
  if (transfer.amountMinor <= 0n) return "amount_must_be_positive";
  if (ledgerAccountId(transfer.debit) === ledgerAccountId(transfer.credit)) {
    return "accounts_must_differ";
  }
  const currencies = [transfer.debit.currency, transfer.credit.currency];
  if (currencies.some((currency) => currency !== transfer.currency)) return "currency_must_match";
  const ends = transfer.kind === "post" || transfer.kind === "void";
  if (ends !== (transfer.pendingId !== null)) return "hold_not_found";
  const refusal = transfer.pendingId ? endHold(draft, transfer, transfer.pendingId) : undefined;
  return refusal ?? move(draft, transfer);
}

/** Takes a hold off both accounts, whether it is to be posted or voided. */
function endHold(draft: Draft, end: Transfer, holdId: Id<"ltr">): TransferResult | undefined {
  const hold = draft.holds.get(holdId) ?? draft.before.holds.get(holdId);
  if (!hold) return "hold_not_found";
  if (hold.ended) return "hold_already_ended";
  const held = hold.transfer;
  const row = transferRow(end);
  if (row.debitAccountId !== held.debitAccountId || row.creditAccountId !== held.creditAccountId) {
    return "hold_has_other_accounts";
  }
  if (end.amountMinor > held.amountMinor) return "exceeds_pending_amount";
  if (end.kind === "void" && end.amountMinor < held.amountMinor) return "hold_has_other_amount";
  draft.holds.set(holdId, { ...hold, ended: true });
  change(draft, end.debit, (account) => ({
    ...account,
    debitsPendingMinor: account.debitsPendingMinor - held.amountMinor,
  }));
  change(draft, end.credit, (account) => ({
    ...account,
    creditsPendingMinor: account.creditsPendingMinor - held.amountMinor,
  }));
  return undefined;
}

function move(draft: Draft, transfer: Transfer): TransferResult {
  if (transfer.kind === "void") return "posted";
  const amount = transfer.amountMinor;
  const holds = transfer.kind === "pending";
  const debited = change(draft, transfer.debit, (account) =>
    holds
      ? { ...account, debitsPendingMinor: account.debitsPendingMinor + amount }
      : { ...account, debitsPostedMinor: account.debitsPostedMinor + amount },
  );
  const credited = change(draft, transfer.credit, (account) =>
    holds
      ? { ...account, creditsPendingMinor: account.creditsPendingMinor + amount }
      : { ...account, creditsPostedMinor: account.creditsPostedMinor + amount },
  );
  if (holds) draft.holds.set(transfer.id, { transfer: transferRow(transfer), ended: false });
  if (!debitsWithinLimit(debited)) return "exceeds_credits";
  return creditsWithinLimit(credited) ? "posted" : "exceeds_debits";
}

function change(
  draft: Draft,
  name: LedgerAccountName,
  by: (account: LedgerAccount) => LedgerAccount,
): LedgerAccount {
  const id = ledgerAccountId(name);
  const sofar = draft.accounts.get(id) ?? draft.before.accounts.get(id);
  const changed = by(sofar ?? emptyLedgerAccount(name));
  draft.accounts.set(id, changed);
  return changed;
}

function debitsWithinLimit(account: LedgerAccount): boolean {
  if (account.limit !== "debits_must_not_exceed_credits") return true;
  return account.debitsPendingMinor + account.debitsPostedMinor <= account.creditsPostedMinor;
}

function creditsWithinLimit(account: LedgerAccount): boolean {
  if (account.limit !== "credits_must_not_exceed_debits") return true;
  return account.creditsPendingMinor + account.creditsPostedMinor <= account.debitsPostedMinor;
}
