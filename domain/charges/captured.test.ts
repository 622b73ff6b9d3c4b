import fc from "fast-check";
import { expect, test } from "vitest";
import { held, voided } from "#domain/charges/authorised";
import { captured } from "#domain/charges/captured";
import { newCharge } from "#domain/charges/new-charge";
import {
  emptyLedgerAccount,
  type LedgerAccountKind,
  spendableMinor,
} from "#domain/ledger/ledger-account";
import { type Books, postTransfers } from "#domain/ledger/post-transfers";
import type { Transfer } from "#domain/ledger/transfer";
import { accountRow } from "#e2e/support/account";
import { methodRow, paymentRow } from "#e2e/support/in-memory";
import { systemClock } from "#platform/clock";
import type { Id } from "#platform/ids";

const nothing: Books = { accounts: new Map(), holds: new Map() };

const captures = fc
  .record({
    amountMinor: fc.bigInt({ min: 1n, max: 999_999_999_999n }),
    part: fc.bigInt({ min: 1n, max: 1_000_000n }),
    feeBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    fixedMinor: fc.nat(100),
    settlementDelayDays: fc.integer({ min: 0, max: 90 }),
    authorisedFirst: fc.boolean(),
  })
  .map(({ amountMinor, part, fixedMinor, authorisedFirst, ...fields }) => {
    const account = accountRow({ ...fields, feeFixed: { CNY: fixedMinor.toString() } });
    const at = systemClock();
    const payment = paymentRow(account, { amountMinor });
    const fresh = newCharge(payment, { method: methodRow(account), at });
    const hold = authorisedFirst ? held(fresh, at) : { charge: fresh, transfers: [] };
    const toTake = (amountMinor * part) / 1_000_000n || 1n;
    return { account, at, hold, toTake, taken: captured(hold.charge, toTake, { account, at }) };
  });

function booked(transfers: readonly Transfer[]): Books {
  const { books, results } = postTransfers(nothing, transfers);
  expect(results.filter((result) => result !== "posted")).toEqual([]);
  return books;
}

function bookIn(books: Books, accountId: Id<"acct">) {
  return (kind: LedgerAccountKind) => {
    const empty = emptyLedgerAccount({ accountId, kind, currency: "CNY" });
    return books.accounts.get(empty.id) ?? empty;
  };
}

test("what is captured is split into fee and net to the last unit, and nothing stays held", () => {
  fc.assert(
    fc.property(captures, ({ account, hold, toTake, taken }) => {
      const book = bookIn(booked([...hold.transfers, ...taken.transfers]), account.id);
      const merchants = spendableMinor(book("pending")) + spendableMinor(book("available"));
      expect(spendableMinor(book("fees"))).toBe(taken.charge.feeMinor);
      expect(merchants + taken.charge.feeMinor).toBe(toTake);
      expect(taken.line.netMinor).toBe(merchants);
      expect(book("pending").creditsPendingMinor).toBe(0n);
    }),
  );
});

test("money without a delay is available at once, other money on its day", () => {
  fc.assert(
    fc.property(captures, ({ account, at, taken: { charge, line } }) => {
      const { settlementDelayDays: days } = account;
      expect(line.status).toBe(days === 0 ? "available" : "pending");
      expect(line.availableAt).toEqual(at.add({ hours: 24 * days }));
      expect(charge.availableAt).toEqual(line.availableAt);
      expect(charge.releasedAt).toEqual(days === 0 ? at : null);
    }),
  );
});

test("an authorisation that is let go leaves nothing in the books", () => {
  fc.assert(
    fc.property(captures, ({ at, hold }) => {
      const books = booked([...hold.transfers, ...voided(hold.charge, at).transfers]);
      const sums = [...books.accounts.values()].flatMap((one) => [
        one.debitsPendingMinor,
        one.debitsPostedMinor,
        one.creditsPendingMinor,
        one.creditsPostedMinor,
      ]);
      expect(new Set(sums)).toEqual(new Set(hold.transfers.length > 0 ? [0n] : []));
    }),
  );
});

test("no charge is captured twice, for nothing, or for more than was authorised", () => {
  const account = accountRow();
  const at = systemClock();
  const payment = paymentRow(account, { amountMinor: 100n });
  const charge = newCharge(payment, { method: methodRow(account), at });
  const capture = (from: typeof charge, amountMinor: bigint) => () =>
    captured(from, amountMinor, { account, at });
  const once = captured(charge, 100n, { account, at }).charge;
  for (const wrong of [capture(charge, 0n), capture(charge, 101n), capture(once, 1n)]) {
    expect(wrong).toThrow("a charge is captured once");
  }
});
