import { tableShape } from "#db/table-shape";
import type { Insert } from "#domain/changes/change";
import type { Claim, Writing } from "#domain/changes/writing";
import { DomainError } from "#domain/errors/domain-error";
import { InvariantError } from "#domain/errors/invariant";
import type { LedgerAccount } from "#domain/ledger/ledger-account";
import { type Books, type OpenBooks, postChain } from "#domain/ledger/post-transfers";
import type { Transfer } from "#domain/ledger/transfer";

/**
 * What became of one change: written; not, because its idempotency key is used or because a row had
 * moved on; or refused for a reason of its own.
 */
export type Outcome = "written" | "claimed" | "moved_on" | Error;

/** What the changes of a batch rest on, as it is now, held until they are written. */
export interface Found {
  /** The idempotency keys that are used. */
  readonly claims: ReadonlySet<string>;
  /** The version of each row, by its name. */
  readonly versions: ReadonlyMap<string, bigint>;
  readonly books: Books;
}

/** What is to be written of a batch, and what its changes are told when it is. */
export interface Decision {
  /** One for each change, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly standing: readonly Writing[];
  readonly movedAccounts: readonly LedgerAccount[];
}

/** Tells one row from all others. */
export function rowName({ table, row }: Insert): string {
  const { columns, keyNames, name } = tableShape(table);
  const keys = columns.filter((column) => keyNames.includes(column.name));
  return [name, ...keys.map(({ key }) => String(row[key]))].join(" ");
}

/** Tells one claim from all others. */
export function claimName({ accountId, key }: Claim): string {
  return `${accountId} ${key}`;
}

/**
 * Decides change by change, in their order, as if each were written before the next is looked at:
 * one that can not stand leaves no trace, and those beside it are as they would be without it.
 */
export function decideBatch(writings: readonly Writing[], found: Found): Decision {
  const versions = new Map(found.versions);
  const books = { accounts: new Map(found.books.accounts), holds: new Map(found.books.holds) };
  const outcomes = writings.map((writing) => outcomeOf(writing, { ...found, versions, books }));
  const before = found.books.accounts;
  return {
    outcomes,
    standing: writings.filter((_, place) => outcomes[place] === "written"),
    movedAccounts: [...books.accounts.values()].filter(
      (account) => before.get(account.id) !== account,
    ),
  };
}

interface Sofar extends Omit<Found, "books" | "versions"> {
  readonly versions: Map<string, bigint>;
  readonly books: OpenBooks;
}

function outcomeOf(writing: Writing, { claims, versions, books }: Sofar): Outcome {
  const { claim, guards, transfers, updates } = writing;
  if (claim && claims.has(claimName(claim))) return "claimed";
  const rests = [...guards, ...updates].map((row) => ({ ...row, name: rowName(row) }));
  const isCurrent = rests.every(
    ({ name, expectedVersion }) => versions.get(name) === expectedVersion,
  );
  if (!isCurrent) return "moved_on";
  const posted = postedAll(books, transfers);
  if (posted !== "written") return posted;
  for (const update of updates) versions.set(rowName(update), update.row.version);
  return "written";
}

/** The transfers of one change stand or fall together. */
function postedAll(books: OpenBooks, transfers: readonly Transfer[]): Outcome {
  const results = postChain(books, transfers);
  const refusal = results.find(
    (result) => result !== "posted" && result !== "linked_transfer_failed",
  );
  if (!refusal) return "written";
  if (refusal === "exceeds_credits" || refusal === "exceeds_debits") {
    return new DomainError(
      "balance_insufficient",
      "The balance is not sufficient for this movement of money.",
    );
  }
  if (refusal === "hold_already_ended") return "moved_on";
  return new InvariantError(`the ledger refused a transfer: ${refusal}`);
}
