import type { Charge } from "#domain/charges/charge";
import type { Payout } from "#domain/payouts/payout";
import type {
  ChannelTry,
  StoryOperation,
  StoryRefund,
  ToldEvent,
} from "#domain/request-stories/request-story";
import type { TopUp, Withdrawal } from "#domain/wallet-moves/move-rows";

/** What the events of a request were about; what its reader may not see is left out. */
export interface Touched {
  readonly events: readonly ToldEvent[];
  readonly operations: readonly StoryOperation[];
  readonly charges?: readonly Charge[] | undefined;
  readonly refunds?: readonly StoryRefund[] | undefined;
  readonly topUps?: readonly TopUp[] | undefined;
  readonly withdrawals?: readonly Withdrawal[] | undefined;
  readonly payouts?: readonly Payout[] | undefined;
}

/**
 * What the request has asked of channels that answer at once. What a remote channel was asked has
 * its own words and is told by its operation.
 */
export function triesOf(touched: Touched): readonly ChannelTry[] {
  return [
    ...chargeTries(touched),
    ...refundTries(touched),
    ...walletTries(touched),
    ...payoutTries(touched),
  ];
}

/** Whether it is of one of the request's changes, which share their moment with their events. */
function happened({ events }: Touched, at: Temporal.Instant | null): boolean {
  return at !== null && events.some(({ createdAt }) => createdAt.equals(at));
}

function chargeTries(touched: Touched): readonly ChannelTry[] {
  const { charges = [], operations } = touched;
  const here = charges.filter(({ id }) => !operations.some(({ chargeId }) => chargeId === id));
  return here.flatMap((charge) => {
    const kind = chargeStep(touched, charge);
    if (!kind) return [];
    const { id: objectId, currency, failure, status } = charge;
    const amountMinor = kind === "capture" ? charge.amountCapturedMinor : charge.amountMinor;
    const state = kind === "capture" || kind === "void" ? "succeeded" : status;
    return [{ objectId, kind, state, failureCode: failure?.code ?? null, amountMinor, currency }];
  });
}

function chargeStep(touched: Touched, charge: Charge): ChannelTry["kind"] | undefined {
  if (happened(touched, charge.createdAt)) {
    return charge.methodType === "card" ? "card_charge" : "balance_charge";
  }
  if (happened(touched, charge.capturedAt)) return "capture";
  return happened(touched, charge.voidedAt) ? "void" : undefined;
}

function refundTries(touched: Touched): readonly ChannelTry[] {
  const { refunds = [], operations } = touched;
  return refunds
    .filter(({ status, decidedAt }) => status === "succeeded" && happened(touched, decidedAt))
    .filter(({ id }) => !operations.some(({ refundId }) => refundId === id))
    .map(({ id: objectId, amountMinor, currency }) => {
      const done = { kind: "refund", state: "succeeded", failureCode: null } as const;
      return { ...done, objectId, amountMinor, currency };
    });
}

/** Money that had come by bank transfer was asked of nobody. */
function walletTries({ topUps = [], withdrawals = [] }: Touched): readonly ChannelTry[] {
  const byCard = topUps.filter(({ paymentMethodId }) => paymentMethodId !== null);
  return [
    ...byCard.map((row) => moveTry("top_up", row)),
    ...withdrawals.map((row) => moveTry("withdrawal", row)),
  ];
}

function moveTry(kind: ChannelTry["kind"], row: TopUp | Withdrawal): ChannelTry {
  const { id: objectId, status: state, failure, amountMinor, currency } = row;
  return { objectId, kind, state, failureCode: failure?.code ?? null, amountMinor, currency };
}

const payoutStates: ReadonlyMap<string, ChannelTry["state"]> = new Map([
  ["payout.created", "pending"],
  ["payout.updated", "pending"],
  ["payout.paid", "succeeded"],
  ["payout.failed", "failed"],
]);

/** How far the request brought a payout at its bank, whatever has become of it since. */
function payoutTries({ events, payouts = [] }: Touched): readonly ChannelTry[] {
  return payouts.flatMap(({ id: objectId, amountMinor, currency, failureCode }) => {
    const last = events.findLast((event) => event.objectId === objectId);
    const state = last && payoutStates.get(last.type);
    if (!state) return [];
    const failed = state === "failed" ? failureCode : null;
    return [{ objectId, kind: "payout", state, failureCode: failed, amountMinor, currency }];
  });
}
