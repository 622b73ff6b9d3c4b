import fc from "fast-check";
import type { LedgerAccountName } from "#domain/ledger/ledger-account";
import { type Transfer, transfer } from "#domain/ledger/transfer";
import { systemClock } from "#platform/clock";
import { type Id, newId } from "#platform/ids";

/** A transfer before it is known whose accounts it moves and which hold its number stands for. */
export interface Draw {
  readonly kind: Transfer["kind"];
  readonly debit: number;
  readonly credit: number;
  readonly amountMinor: bigint;
  readonly inOneCurrency: boolean;
  readonly hold: number;
  readonly likeHold: boolean;
  readonly wholeHold: boolean;
  readonly linked: boolean;
}

const mostly = fc.integer({ min: 0, max: 9 }).map((value) => value > 0);

/** Random transfers of every kind, made so that many are accepted and every refusal occurs. */
export const draws: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom("posted", "posted", "pending", "pending", "post", "void"),
  debit: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 4, 5, 6, 7),
  credit: fc.nat({ max: 7 }),
  amountMinor: fc.bigInt({ min: -1n, max: 30n }),
  inOneCurrency: mostly,
  hold: fc.nat({ max: 6 }),
  likeHold: mostly,
  wholeHold: fc.boolean(),
  linked: fc.integer({ min: 0, max: 3 }).map((value) => value === 0),
});

/** The eight ledger accounts of a merchant's account that draws choose from. */
export function drawnNames(accountId: Id<"acct">): readonly LedgerAccountName[] {
  return (["CNY", "USD"] as const).flatMap((currency) =>
    (["channel_receivable", "pending", "available", "fees"] as const).map((kind) => ({
      accountId,
      kind,
      currency,
    })),
  );
}

/** The transfers that a set of draws stands for; an end takes its hold from those before it. */
export function drawnTransfers(
  accountId: Id<"acct">,
  set: readonly Draw[],
  history: readonly Transfer[],
): readonly Transfer[] {
  const transfers: Transfer[] = [];
  for (const drawn of set) {
    transfers.push(drawnTransfer(accountId, drawn, [...history, ...transfers]));
  }
  return transfers;
}

function drawnTransfer(accountId: Id<"acct">, drawn: Draw, history: readonly Transfer[]): Transfer {
  const now = systemClock();
  const holds = history.filter(({ kind }) => kind === "pending");
  const ends = drawn.kind === "post" || drawn.kind === "void";
  const hold = ends ? holds.at(-1 - (drawn.hold % Math.max(1, holds.length))) : undefined;
  const like = drawn.likeHold ? hold : undefined;
  const debit = like?.debit ?? nameAt(accountId, drawn.debit);
  const other = nameAt(accountId, drawn.credit);
  const credit = drawn.inOneCurrency ? { ...other, currency: debit.currency } : other;
  const parts = {
    kind: drawn.kind,
    debit,
    credit: like?.credit ?? credit,
    amountMinor: like && drawn.wholeHold ? like.amountMinor : drawn.amountMinor,
    currency: debit.currency,
    code: "test",
    subject: "test",
    linked: drawn.linked,
  };
  return transfer(ends ? { ...parts, pendingId: hold?.id ?? newId("ltr", now) } : parts, now);
}

function nameAt(accountId: Id<"acct">, place: number): LedgerAccountName {
  const names = drawnNames(accountId);
  return names[place % names.length] ?? { accountId, kind: "fees", currency: "CNY" };
}
