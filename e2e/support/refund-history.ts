import fc from "fast-check";
import { balanceTransactions } from "#db/schema/balance";
import { charges } from "#db/schema/payments";
import { refunds } from "#db/schema/refunds";
import type { Account } from "#domain/access/context";
import type { BalanceTransaction } from "#domain/balance/balance-transaction";
import type { Change } from "#domain/changes/change";
import type { Capture } from "#domain/charges/captured";
import { type Charge, hasWaitingRefund, refundableMinor } from "#domain/charges/charge";
import { invariant } from "#domain/errors/invariant";
import { type Books, postTransfers } from "#domain/ledger/post-transfers";
import type { Transfer } from "#domain/ledger/transfer";
import { approval } from "#domain/refund-approvals/approve-refund";
import { closed } from "#domain/refund-approvals/closed";
import { isWaiting, type Refund } from "#domain/refunds/refund";
import { refundRequest } from "#domain/refunds/request-refund";
import { release } from "#domain/settlement/release-charge";
import { aLine } from "#e2e/support/payment";
import { systemClock } from "#platform/clock";
import { newId } from "#platform/ids";

/** All that refunds of a few charges have led to, in memory, with a ledger of its own. */
export interface RefundHistory {
  readonly account: Account;
  readonly charges: ReadonlyMap<string, Charge>;
  readonly refunds: ReadonlyMap<string, Refund>;
  readonly lines: ReadonlyMap<string, BalanceTransaction>;
  readonly books: Books;
}

/** Something that is tried; numbers pick among what there is, in thousandths. */
export interface RefundStep {
  readonly move: "request" | "approve" | "close" | "release";
  readonly pick: number;
  readonly part: number;
  readonly approvals: 0 | 1 | 2;
}

/** Steps in which asking comes first, and small amounts often. */
export const refundSteps: fc.Arbitrary<readonly RefundStep[]> = fc.array(
  fc.record({
    move: fc.constantFrom("request", "request", "approve", "close", "release"),
    pick: fc.nat(999),
    part: fc.oneof(fc.nat(20), fc.nat(999), fc.constant(1000)),
    approvals: fc.constantFrom(0, 1, 2),
  }),
  { maxLength: 60 },
);

/** The history in which these captures are all that has happened. */
export function beginning(account: Account, captures: readonly Capture[]): RefundHistory {
  const nothing: Books = { accounts: new Map(), holds: new Map() };
  return {
    account,
    charges: new Map(captures.map(({ charge }) => [charge.id, charge])),
    refunds: new Map(),
    lines: new Map(captures.map(({ line }) => [line.id, line])),
    books: posted(
      nothing,
      captures.flatMap(({ transfers }) => transfers),
    ),
  };
}

/** The history after a step; one that cannot be taken leaves it as it was. */
export function after(history: RefundHistory, step: RefundStep): RefundHistory {
  const change = changeOf(history, step);
  return change ? applied(history, change) : history;
}

function changeOf(history: RefundHistory, step: RefundStep): Change<unknown> | undefined {
  if (step.move === "request") return asked(history, step);
  if (step.move === "release") return released(history, step);
  const waiting = picked([...history.refunds.values()].filter(isWaiting), step.pick);
  const charge = waiting && history.charges.get(waiting.chargeId);
  if (!charge) return undefined;
  return step.move === "approve" ? approved(history, waiting, charge) : ended(waiting, charge);
}

function asked({ account, charges: all }: RefundHistory, { pick, part, approvals }: RefundStep) {
  const charge = picked([...all.values()], pick);
  const leftMinor = charge ? refundableMinor(charge) : 0n;
  if (!charge || leftMinor === 0n) return undefined;
  const amountMinor = (leftMinor * BigInt(part)) / 1000n || 1n;
  const at = systemClock();
  const lines = [aLine(0n, approvals === 2 ? 0n : null)];
  const rules = { lines, approvalHours: 72, reason: "", status: "approved" } as const;
  const people = { proposedBy: newId("usr", at), decidedBy: newId("usr", at) };
  const id = newId("plc", at);
  const dates = { proposedAt: at, decidedAt: at, version: 2n };
  return refundRequest(charge, {
    input: { amountMinor },
    policy: approvals ? { accountId: account.id, id, ...rules, ...people, ...dates } : undefined,
    account,
    payee: undefined,
    actor: { kind: "system", id: "test", name: "Test" },
    at,
  });
}

function approved({ account }: RefundHistory, refund: Refund, charge: Charge) {
  const at = systemClock();
  const person = {
    kind: "person",
    id: newId("usr", at),
    name: "A",
    role: "admin",
    provenAt: at,
  } as const;
  const input = { refundId: refund.id, requestHash: refund.requestHash };
  return approval(refund, { input, person, said: [], charge, payee: undefined, account, at });
}

function ended(refund: Refund, charge: Charge) {
  const audit = { action: "refund.canceled", subject: refund.id };
  const closedReason = "canceled_by_requester";
  return closed(refund, { charge, closedReason, audit, at: systemClock() });
}

function released({ charges: all, lines }: RefundHistory, { pick }: RefundStep) {
  const charge = picked([...all.values()], pick);
  if (!charge || charge.releasedAt || hasWaitingRefund(charge)) return undefined;
  const ofCharge = [...lines.values()].filter(({ chargeId }) => chargeId === charge.id);
  const pending = ofCharge.filter(({ status }) => status === "pending");
  return release(charge, pending, systemClock());
}

function picked<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[Math.floor((items.length * pick) / 1000)];
}

function applied(history: RefundHistory, change: Change<unknown>): RefundHistory {
  const written = [...change.rowsToInsert, ...change.rowsToUpdate];
  const rowsOf = <Row>(table: object) =>
    written
      .filter((write) => write.table === table)
      // A change keeps its rows without their types; the table they are for gives them back.
      .map(({ row }) => [String(row.id), row as Row] as const);
  return {
    account: history.account,
    charges: new Map([...history.charges, ...rowsOf<Charge>(charges)]),
    refunds: new Map([...history.refunds, ...rowsOf<Refund>(refunds)]),
    lines: new Map([...history.lines, ...rowsOf<BalanceTransaction>(balanceTransactions)]),
    books: posted(history.books, change.transfersToPost),
  };
}

/** The books after these transfers, of which the ledger must refuse none. */
function posted(books: Books, transfers: readonly Transfer[]): Books {
  const posting = postTransfers(books, transfers);
  const refused = posting.results.find((result) => result !== "posted");
  invariant(!refused, `the ledger refused what was decided: ${refused}`);
  return posting.books;
}
