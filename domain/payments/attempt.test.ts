import fc from "fast-check";
import { expect, test } from "vitest";
import { sandboxCards } from "#domain/channels/sandbox-cards";
import { postTransfers } from "#domain/ledger/post-transfers";
import { type AttemptTerms, attempt } from "#domain/payments/attempt";
import { accountRow } from "#e2e/support/account";
import { methodRow, paymentRow } from "#e2e/support/in-memory";
import { systemClock } from "#platform/clock";

const tries = fc
  .record({
    amountMinor: fc.bigInt({ min: 1n, max: 999_999_999_999n }),
    captureMethod: fc.constantFrom("automatic", "manual", "automatic_async"),
    card: fc.constantFrom(...sandboxCards.map(({ name }) => name)),
    operation: fc.constantFrom("authorise", "authorise_after_step_up"),
    offSession: fc.boolean(),
    feeBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    settlementDelayDays: fc.constantFrom(0, 7),
  })
  .map(({ amountMinor, captureMethod, card, operation, offSession, ...fields }) => {
    const account = accountRow({ ...fields, feeFixed: { CNY: "30" } });
    const payment = paymentRow(account, { amountMinor, captureMethod });
    const method = methodRow(account, `pm_card_${card}`);
    const terms: AttemptTerms = {
      method,
      account,
      operation,
      offSession,
      holder: undefined,
      at: systemClock(),
    };
    return { payment, made: attempt(payment, terms) };
  });

test("the ledger takes every attempt, and money moves only where a charge succeeded", () => {
  fc.assert(
    fc.property(tries, ({ made }) => {
      const nothing = { accounts: new Map(), holds: new Map() };
      const { results } = postTransfers(nothing, made.transfers);
      expect(new Set(results)).toEqual(new Set(made.transfers.length > 0 ? ["posted"] : []));
      expect(made.transfers.length > 0).toBe(made.charge?.status === "succeeded");
    }),
  );
});

test("what is received is what was captured, and what can be captured is what is held", () => {
  fc.assert(
    fc.property(tries, ({ payment, made }) => {
      const { amountReceivedMinor, amountCapturableMinor, status } = made.payment;
      expect(amountReceivedMinor).toBe(status === "succeeded" ? payment.amountMinor : 0n);
      expect(amountCapturableMinor).toBe(status === "requires_capture" ? payment.amountMinor : 0n);
      expect(made.charge?.amountCapturedMinor ?? 0n).toBe(amountReceivedMinor);
      expect(made.line?.amountMinor ?? 0n).toBe(amountReceivedMinor);
      expect(Boolean(made.charge?.holdTransferId)).toBe(status === "requires_capture");
    }),
  );
});

test("every attempt moves the payment on, tells of it, and refuses exactly declines", () => {
  fc.assert(
    fc.property(tries, ({ payment, made }) => {
      expect(made.payment.version).toBe(payment.version + 1n);
      expect(made.events.at(-1)).toMatchObject({
        object: { id: payment.id, status: made.payment.status },
        sequence: made.payment.version,
      });
      const isDeclined = made.payment.status === "requires_payment_method";
      expect(made.refusal !== undefined).toBe(isDeclined);
      expect(made.charge?.status === "failed").toBe(isDeclined);
      expect(made.payment.latestChargeId).toBe(made.charge?.id ?? null);
    }),
  );
});
