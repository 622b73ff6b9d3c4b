import fc from "fast-check";
import { expect, test } from "vitest";
import {
  emptyLedgerAccount,
  type LedgerAccount,
  type LedgerAccountName,
} from "#domain/ledger/ledger-account";
import { areSure, type Books, type Posting, postTransfers } from "#domain/ledger/post-transfers";
import { type Transfer, type TransferParts, transferRow } from "#domain/ledger/transfer";
import { aTransfer } from "#e2e/support/a-transfer";
import { type Draw, drawnTransfers, draws } from "#e2e/support/ledger-draws";
import { modelPosting, overdraft, summedAccount } from "#e2e/support/ledger-model";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

const accountId = newId("acct", systemClock());
const nothing: Books = { accounts: new Map(), holds: new Map() };
const sets = fc.array(fc.array(draws, { minLength: 1, maxLength: 6 }), { maxLength: 12 });

interface Step {
  readonly set: readonly Transfer[];
  readonly before: Books;
  readonly posting: Posting;
  readonly model: ReturnType<typeof modelPosting>;
}

/** Posts the sets one after the other, in the ledger and in its model. */
function stepsOf(drawnSets: readonly (readonly Draw[])[]): readonly Step[] {
  const steps: Step[] = [];
  for (const drawnSet of drawnSets) {
    const before = steps.at(-1)?.posting.books ?? nothing;
    const accepted = steps.at(-1)?.model.accepted ?? [];
    const set = drawnTransfers(accountId, drawnSet, accepted);
    const posting = postTransfers(before, set);
    steps.push({ set, before, posting, model: modelPosting(accepted, set) });
  }
  return steps;
}

function total(books: Books, currency: string, sum: (account: LedgerAccount) => bigint): bigint {
  return [...books.accounts.values()]
    .filter((account) => account.currency === currency)
    .reduce((sofar, account) => sofar + sum(account), 0n);
}

test("what is sure can be posted whatever the books hold, and much is", () => {
  const counts = { sure: 0, others: 0 };
  fc.assert(
    fc.property(sets, fc.array(draws, { minLength: 1, maxLength: 3 }), (drawnSets, drawn) => {
      const books = stepsOf(drawnSets).at(-1)?.posting.books ?? nothing;
      const chain = drawnTransfers(accountId, drawn, []).map((each) => ({ ...each, linked: true }));
      counts[areSure(chain) ? "sure" : "others"] += 1;
      if (!areSure(chain)) return;
      expect(postTransfers(books, chain).results).toEqual(chain.map(() => "posted"));
    }),
    { numRuns: 500 },
  );
  expect(Math.min(counts.sure, counts.others)).toBeGreaterThan(20);
});

test("a payment with its fee is sure; what takes out, or ends a hold, has to be looked at", () => {
  const pending = { accountId, kind: "pending", currency: "CNY" } as const;
  const payment = aTransfer(accountId, { amountMinor: 1_000n });
  const fee = { debit: pending, credit: { ...pending, kind: "fees" } as const };
  expect(areSure([payment, aTransfer(accountId, { ...fee, amountMinor: 29n })])).toBe(true);
  expect(areSure([aTransfer(accountId, { ...fee, amountMinor: 29n }), payment])).toBe(false);
  expect(areSure([payment, aTransfer(accountId, { ...fee, amountMinor: 1_001n })])).toBe(false);
  const hold = aTransfer(accountId, { kind: "pending" });
  expect(areSure([hold])).toBe(true);
  expect(areSure([aTransfer(accountId, { kind: "void", pendingId: hold.id })])).toBe(false);
});

test("every answer and every sum is that of a model which adds up all history anew", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(sets, (drawnSets) => {
      for (const { posting, model } of stepsOf(drawnSets)) {
        expect(posting.results).toEqual(model.results);
        for (const [, account] of posting.books.accounts) {
          expect(account).toEqual(summedAccount(model.accepted, account));
        }
        for (const answer of posting.results) seen.add(answer);
      }
    }),
    { numRuns: 250 },
  );
  expect([...seen].toSorted()).toEqual([
    "accounts_must_differ",
    "amount_must_be_positive",
    "currency_must_match",
    "exceeds_credits",
    "exceeds_pending_amount",
    "hold_already_ended",
    "hold_has_other_accounts",
    "hold_has_other_amount",
    "hold_not_found",
    "linked_transfer_failed",
    "posted",
  ]);
});

test("at every step debits equal credits in each currency, and no limit is broken", () => {
  fc.assert(
    fc.property(sets, (drawnSets) => {
      for (const { posting } of stepsOf(drawnSets)) {
        for (const currency of ["CNY", "USD"]) {
          const posted = (one: LedgerAccount) => one.debitsPostedMinor - one.creditsPostedMinor;
          const held = (one: LedgerAccount) => one.debitsPendingMinor - one.creditsPendingMinor;
          expect(total(posting.books, currency, posted)).toBe(0n);
          expect(total(posting.books, currency, held)).toBe(0n);
        }
        for (const [, account] of posting.books.accounts) {
          expect(overdraft(account)).toBeUndefined();
        }
      }
    }),
  );
});

test("there is one answer per transfer, and linked ones are posted all or not at all", () => {
  fc.assert(
    fc.property(sets, (drawnSets) => {
      for (const { set, posting } of stepsOf(drawnSets)) {
        expect(posting.results).toHaveLength(set.length);
        for (const [place, { linked }] of set.slice(0, -1).entries()) {
          const isPosted = [place, place + 1].map((at) => posting.results[at] === "posted");
          if (linked) expect(isPosted[0]).toBe(isPosted[1]);
        }
      }
    }),
  );
});

test("a set of which nothing is posted leaves the books as they were", () => {
  fc.assert(
    fc.property(sets, (drawnSets) => {
      for (const { before, posting } of stepsOf(drawnSets)) {
        if (!posting.results.includes("posted")) expect(posting.books).toEqual(before);
      }
    }),
  );
});

test("a hold ends at most once, by at most what it held", () => {
  fc.assert(
    fc.property(sets, (drawnSets) => {
      const accepted = stepsOf(drawnSets).flatMap(({ set, posting }) =>
        set.filter((_, place) => posting.results[place] === "posted"),
      );
      const held = new Map(accepted.map((one) => [one.id, one.amountMinor]));
      const ends = accepted.filter(({ pendingId }) => pendingId !== null);
      expect(new Set(ends.map(({ pendingId }) => pendingId)).size).toBe(ends.length);
      for (const end of ends) {
        expect(end.amountMinor).toBeLessThanOrEqual(held.get(end.pendingId ?? end.id) ?? -1n);
      }
    }),
  );
});

test("the order of transfers that are all posted in both orders makes no difference", () => {
  const unlinked = draws.map((drawn) => ({ ...drawn, linked: false }));
  const twoOrders = fc
    .array(unlinked, { maxLength: 12 })
    .map((drawnSet) => drawnTransfers(accountId, drawnSet, []))
    .map((set) => [...modelPosting([], set).accepted])
    .chain((set) =>
      fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length })),
    );
  let compared = 0;
  fc.assert(
    fc.property(twoOrders, ([set, otherwise]) => {
      const [one, two] = [postTransfers(nothing, set), postTransfers(nothing, otherwise)];
      if (two.results.some((result) => result !== "posted")) return;
      expect(Object.fromEntries(two.books.accounts)).toEqual(
        Object.fromEntries(one.books.accounts),
      );
      compared += 1;
    }),
    { numRuns: 250 },
  );
  expect(compared).toBeGreaterThan(20);
});

function named(kind: LedgerAccountName["kind"]): LedgerAccountName {
  return { accountId, kind, currency: "CNY" };
}

function made(parts: Partial<TransferParts>): Transfer {
  return aTransfer(accountId, parts);
}

test("credits over the debits are refused where those are the limit", () => {
  // Books that balance never come to this; the limit must not rest on the other accounts.
  const pending = { ...emptyLedgerAccount(named("pending")), creditsPostedMinor: 100n };
  const books: Books = { accounts: new Map([[pending.id, pending]]), holds: new Map() };
  const back = made({ debit: named("pending"), credit: named("channel_receivable") });
  expect(postTransfers(books, [back]).results).toEqual(["exceeds_debits"]);
});

test("money that is held can not be spent, and what a post leaves over can again", () => {
  const release = { debit: named("pending"), credit: named("available") };
  const hold = made({ ...release, kind: "pending", amountMinor: 70n });
  const tooMuch = made({ ...release, amountMinor: 31n });
  const part = made({ ...release, kind: "post", amountMinor: 40n, pendingId: hold.id });
  const rest = made({ ...release, amountMinor: 60n });
  const { results } = postTransfers(nothing, [made({}), hold, tooMuch, part, rest]);
  expect(results).toEqual(["posted", "posted", "exceeds_credits", "posted", "posted"]);
});

test("an end without a hold, or a hold named by what is no end, is refused", () => {
  const bare = made({ kind: "post" });
  const stray = made({ pendingId: newId("ltr", systemClock()) });
  const { results, books } = postTransfers(nothing, [bare, stray]);
  expect(results).toEqual(["hold_not_found", "hold_not_found"]);
  expect(books).toEqual(nothing);
});

test("a hold that the books say has ended is not ended again", () => {
  const hold = made({ kind: "pending" });
  const end = made({ kind: "void", pendingId: hold.id });
  const { books } = postTransfers(nothing, [hold]);
  const ended = new Map([[hold.id, { transfer: transferRow(hold), ended: true }]]);
  expect(postTransfers(books, [end]).results).toEqual(["posted"]);
  expect(postTransfers({ ...books, holds: ended }, [end]).results).toEqual(["hold_already_ended"]);
});
