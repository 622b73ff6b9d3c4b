import { expect, test } from "vitest";
import type { Account } from "#domain/access/context";
import { cancelPayment } from "#domain/authorisations/cancel-payment";
import { capturePayment } from "#domain/authorisations/capture-payment";
import { createPayout } from "#domain/payouts/create-payout";
import { approveRefund } from "#domain/refund-approvals/approve-refund";
import { rejectRefund } from "#domain/refund-approvals/reject-refund";
import { requestRefund } from "#domain/refunds/request-refund";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { atOnce, outcomes, wrongs } from "#e2e/support/outcomes";
import { authorised, paid, waitingRefund } from "#e2e/support/payment";
import { withFunds } from "#e2e/support/payout";
import { aBankAccount, aSaver, storedMinor } from "#e2e/support/wallet";
import { randomBelow } from "#platform/random";

const rounds = 200;
const callers = 50;
const hadMinor = 10_000n;
const partMinor = 700n;
/** How many parts are in what there was. */
const parts = 14;

/** One round: what everyone calls at once, and how many of them must come through. */
interface Race {
  readonly account: Account;
  readonly call: (place: number) => Promise<unknown>;
  readonly winners: number;
  /** Whatever else must be true afterwards. */
  readonly after?: () => Promise<void>;
}

/** Runs the race over and over; after each round the books must be true. */
async function expectHeld(race: () => Promise<Race>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const { account, call, winners, after } = await race();
    const ended = await outcomes(atOnce(callers, call));
    expect(ended.filter((one) => one === "done")).toHaveLength(winners);
    await after?.();
    expect(await wrongs(account)).toEqual([]);
  }
}

test("fifty refunds at once never give back more than was paid", async () => {
  await expectHeld(async () => {
    const { account, ctx, paymentId } = await paid(hadMinor);
    const call = () => requestRefund(ctx, { paymentId, amountMinor: partMinor });
    return { account, call, winners: parts };
  });
});

test("of fifty captures at once, each of another amount, one is made", async () => {
  await expectHeld(async () => {
    const { account, ctx, paymentId } = await authorised(hadMinor);
    const call = () =>
      capturePayment(ctx, { paymentId, amountToCaptureMinor: BigInt(1 + randomBelow(10_000)) });
    return { account, call, winners: 1 };
  });
});

test("of fifty who capture or cancel at once, one has the word", async () => {
  await expectHeld(async () => {
    const { account, ctx, paymentId } = await authorised(hadMinor);
    const call = (place: number) =>
      place % 2 === 0 ? cancelPayment(ctx, { paymentId }) : capturePayment(ctx, { paymentId });
    return { account, call, winners: 1 };
  });
});

test("fifty payouts at once never send more than is available", async () => {
  await expectHeld(async () => {
    const { account, ctx } = await withFunds(hadMinor);
    const call = () => createPayout(ctx, { amountMinor: partMinor, currency: "CNY" });
    return { account, call, winners: parts };
  });
});

test("fifty withdrawals at once never take more than was stored", async () => {
  await expectHeld(async () => {
    const saver = await aSaver(hadMinor);
    const { account, ctx, customerId } = saver;
    const asked = { customerId, amountMinor: partMinor, currency: "CNY", ...aBankAccount } as const;
    const after = async () => expect(await storedMinor(saver)).toBe(200n);
    return { account, call: () => withdraw(ctx, asked), winners: parts, after };
  });
});

test("of fifty who approve or reject a refund at once, one decides", async () => {
  await expectHeld(async () => {
    const { account, approvers, refund } = await waitingRefund();
    const decision = { refundId: refund.id, requestHash: refund.requestHash };
    const call = (place: number) => {
      const person = approvers[place % approvers.length] ?? approvers[0];
      return place % 2 === 0
        ? approveRefund(person, decision)
        : rejectRefund(person, { ...decision, reason: "No." });
    };
    return { account, call, winners: 1 };
  });
});
