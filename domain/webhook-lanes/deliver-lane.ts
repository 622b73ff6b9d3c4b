import { signingIssuerKey } from "#domain/issuer-keys/published-issuer-keys";
import type { Delivery } from "#domain/webhook-deliveries/delivery";
import { signingSecrets } from "#domain/webhook-endpoints/signing-secrets";
import type { Lane } from "#domain/webhook-endpoints/webhook-endpoint";
import { attendFailing } from "#domain/webhook-lanes/attend-failing";
import {
  failuresOfFailing,
  healthAfter,
  type LaneHealth,
  type Outcomes,
  restAfter,
} from "#domain/webhook-lanes/lane-health";
import {
  type PostedDelivery,
  postDelivery,
  type Recipient,
} from "#domain/webhook-lanes/post-delivery";
import {
  claimDeliveries,
  closePending,
  recordAttempts,
  releaseLane,
  whereTo,
} from "#domain/webhook-lanes/queries";
import { nextTryAt } from "#domain/webhook-lanes/retry-schedule";
import type { Clock } from "#platform/clock";

/** How a lane is served: by whose time, and what is told of the waiting. */
export interface Serving {
  readonly clock: Clock;
  /** Called when deliveries leave and when all of them are answered. */
  readonly onWaiting?: (isWaiting: boolean) => void;
  /** Whether to stop after what is on its way. */
  readonly isEnding?: () => boolean;
}

/** How many deliveries leave together: to one that may fail, to one that is well, and at most. */
const widths = { doubtful: 2, usual: 16, most: 64 } as const;
const sliceMs = 5_000;

/**
 * Sends what is due to one endpoint that this worker has leased, a few at a time and more while it
 * answers, until nothing is due, its time is over, or it fails. Whatever happens to us on the way,
 * what was not recorded is sent again.
 */
export async function deliverLane(lane: Lane, serving: Serving): Promise<void> {
  const recipient = await recipientOf(lane, serving.clock);
  if (!recipient) await closePending(lane, serving.clock());
  const health = recipient ? await sendSlice(lane, recipient, serving) : lane;
  await releaseLane(lane, restAfter(health, serving.clock()));
}

/** Sends until nothing is due, the time is over, or the endpoint fails; says how it does then. */
async function sendSlice(lane: Lane, recipient: Recipient, serving: Serving): Promise<LaneHealth> {
  const until = serving.clock().add({ milliseconds: sliceMs });
  let health: LaneHealth = lane;
  let width: number = lane.failuresInRow > 0 ? widths.doubtful : widths.usual;
  let isOver = false;
  while (!isOver) {
    const sent = await sendNext({ lane, recipient, health, width }, serving);
    health = sent.health;
    isOver =
      sent.count < width ||
      health.failuresInRow >= failuresOfFailing ||
      Temporal.Instant.compare(serving.clock(), until) > 0 ||
      serving.isEnding?.() === true;
    width = health.failuresInRow > 0 ? widths.doubtful : Math.min(width * 2, widths.most);
  }
  return health;
}

/** What is sent next, and what is known of its receiver. */
interface Next {
  readonly lane: Lane;
  readonly recipient: Recipient;
  readonly health: LaneHealth;
  readonly width: number;
}

/** Sends as many deliveries at once as are due and wanted: how many, and how the endpoint does. */
async function sendNext({ lane, recipient, health, width }: Next, serving: Serving) {
  const claimed = await claimDeliveries(lane, width, serving.clock());
  if (claimed.length === 0) return { health, count: 0 };
  serving.onWaiting?.(true);
  const posted = await Promise.all(
    claimed.map((each) => postDelivery(each, recipient, serving.clock)),
  );
  serving.onWaiting?.(false);
  const now = serving.clock();
  const settled = posted.map((each) => settledDelivery(each, recipient, now));
  const after = healthAfter(health, outcomesOf(settled), now);
  await recordAttempts(lane, { posted, settled, health: after });
  const attended = await attendFailing(recipient, after, serving.clock);
  return { health: attended, count: claimed.length };
}

/** To whom the lane leads; undefined where nothing is sent there any more. */
async function recipientOf(lane: Lane, clock: Clock): Promise<Recipient | undefined> {
  const { account, endpoint } = await whereTo(lane);
  if (endpoint.status === "disabled" || endpoint.deletedAt) return undefined;
  const messageKey = endpoint.signedMessages ? await signingIssuerKey("Ed25519", clock) : undefined;
  return { account, endpoint, secrets: await signingSecrets(endpoint, clock()), messageKey };
}

/** The delivery after an attempt: received, to be tried again, or given up. */
function settledDelivery(
  { delivery, attempt }: PostedDelivery,
  { account }: Recipient,
  now: Temporal.Instant,
) {
  const tries = delivery.tries + 1;
  const arrived = attempt.failure === null;
  const nextAttemptAt = arrived ? null : nextTryAt(account.mode, tries, now);
  const ended = arrived ? ("succeeded" as const) : ("failed" as const);
  return {
    ...delivery,
    state: nextAttemptAt ? ("pending" as const) : ended,
    attempts: attempt.number,
    tries,
    nextAttemptAt,
    lastStatus: attempt.status,
    lastFailure: attempt.failure,
    finishedAt: nextAttemptAt ? null : now,
  };
}

function outcomesOf(settled: readonly Pick<Delivery, "state">[]): Outcomes {
  const counted = (state: Delivery["state"]) =>
    settled.filter((each) => each.state === state).length;
  const [succeeded, givenUp] = [counted("succeeded"), counted("failed")];
  return { succeeded, failed: settled.length - succeeded, givenUp };
}
