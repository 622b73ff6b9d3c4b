import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
  ledgerAccountId,
} from "#domain/ledger/ledger-account";
import type { Transfer, TransferResult } from "#domain/ledger/transfer";

type Transfers = readonly Transfer[];

/** The sums of a ledger account, added up from every transfer that was ever accepted. */
export function summedAccount(accepted: Transfers, name: LedgerAccountName): LedgerAccount {
  const id = ledgerAccountId(name);
  const ended = new Set(accepted.map(({ pendingId }) => pendingId));
  const posted = accepted.filter(({ kind }) => kind === "posted" || kind === "post");
  const held = accepted.filter((one) => one.kind === "pending" && !ended.has(one.id));
  const total = (transfers: Transfers, side: "debit" | "credit") =>
    transfers
      .filter((one) => ledgerAccountId(one[side]) === id)
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return {
    ...emptyLedgerAccount(name),
    debitsPendingMinor: total(held, "debit"),
    debitsPostedMinor: total(posted, "debit"),
    creditsPendingMinor: total(held, "credit"),
    creditsPostedMinor: total(posted, "credit"),
  };
}

/** Which side of an account is over its limit; told by its kind, not by its own flag. */
export function overdraft(
  account: LedgerAccount,
): "exceeds_credits" | "exceeds_debits" | undefined {
  const debits = account.debitsPostedMinor + account.debitsPendingMinor;
  const credits = account.creditsPostedMinor + account.creditsPendingMinor;
  if (account.kind === "channel_receivable") {
    return credits > account.debitsPostedMinor ? "exceeds_debits" : undefined;
  }
  return debits > account.creditsPostedMinor ? "exceeds_credits" : undefined;
}

/** The ledger as plainly as it can be said: all history is summed anew for every transfer. */
export function modelPosting(
  accepted: Transfers,
  set: Transfers,
): { readonly accepted: Transfers; readonly results: readonly TransferResult[] } {
  const [first, ...others] = set;
  if (!first) return { accepted, results: [] };
  const end = set.findIndex(({ linked }) => !linked);
  const chain = end < 0 ? [first, ...others] : set.slice(0, end + 1);
  const refusals = chain.map((one, at) => refusal([...accepted, ...chain.slice(0, at)], one));
  const refused = refusals.findIndex((reason) => reason !== undefined);
  const answers = refusals.map((reason, at): TransferResult => {
    if (refused < 0) return "posted";
    return at === refused && reason ? reason : "linked_transfer_failed";
  });
  const history = refused < 0 ? [...accepted, ...chain] : accepted;
  const rest = modelPosting(history, set.slice(chain.length));
  return { accepted: rest.accepted, results: [...answers, ...rest.results] };
}

function refusal(accepted: Transfers, one: Transfer): TransferResult | undefined {
  if (one.amountMinor <= 0n) return "amount_must_be_positive";
  if (ledgerAccountId(one.debit) === ledgerAccountId(one.credit)) return "accounts_must_differ";
  if (one.debit.currency !== one.credit.currency) return "currency_must_match";
  const ends = one.kind === "post" || one.kind === "void";
  const refusedEnd = ends ? endRefusal(accepted, one) : undefined;
  const after = [...accepted, one];
  return (
    refusedEnd ??
    overdraft(summedAccount(after, one.debit)) ??
    overdraft(summedAccount(after, one.credit))
  );
}

function endRefusal(accepted: Transfers, end: Transfer): TransferResult | undefined {
  const hold = accepted.find(({ id, kind }) => id === end.pendingId && kind === "pending");
  if (!hold) return "hold_not_found";
  if (accepted.some(({ pendingId }) => pendingId === hold.id)) return "hold_already_ended";
  const sides = ["debit", "credit"] as const;
  if (sides.some((side) => ledgerAccountId(hold[side]) !== ledgerAccountId(end[side]))) {
    return "hold_has_other_accounts";
  }
  if (end.amountMinor > hold.amountMinor) return "exceeds_pending_amount";
  const leavesRest = end.kind === "void" && end.amountMinor < hold.amountMinor;
  return leavesRest ? "hold_has_other_amount" : undefined;
}
