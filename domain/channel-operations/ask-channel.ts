import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "#domain/access/context";
import type { Scope } from "#domain/access/scopes";
import { commit } from "#domain/changes/commit";
import { readerOf } from "#domain/changes/reader";
import { type Doubt, findOpenOperation, loadDoubt } from "#domain/channel-operations/queries";
import { refusalOf, settlement } from "#domain/channel-operations/settlement";
import { type ChannelWord, silence } from "#domain/channels/channel-word";
import type { Operation } from "#domain/channels/operation";
import { askedUntil } from "#domain/channels/reserve-operation";
import { askSandbox } from "#domain/channels/sandbox-acquirer";
import type { Charge } from "#domain/charges/charge";
import { refusalOf as paymentRefusal } from "#domain/payments/answered-try";
import type { Payment } from "#domain/payments/payment";
import { isInDoubt, type Refund } from "#domain/refunds/refund";
import { faultFields, log } from "#platform/log";

type Verb<Input, Result> = (ctx: Context, input: Input) => Promise<Result>;

/**
 * The verb, and after its change is written the call that it has reserved: a channel that answers
 * in time has its answer in the result. What is lost on the way the worker finds out.
 */
export function askedForPayment<Input>(verb: Verb<Input, Payment>): Verb<Input, Payment> {
  return async (ctx, input) => {
    const payment = await verb(ctx, input);
    const isAsked = payment.status === "processing";
    return askReserved(ctx, isAsked ? payment.latestChargeId : null, {
      result: payment,
      show: (doubt) => doubt.payment,
    });
  };
}

/** The same for a verb that gives money back. */
export function askedForRefund<Input>(verb: Verb<Input, Refund>): Verb<Input, Refund> {
  return async (ctx, input) => {
    const refund = await verb(ctx, input);
    return askReserved(ctx, isInDoubt(refund) ? refund.chargeId : null, {
      result: refund,
      show: (doubt) => doubt.refund ?? refund,
    });
  };
}

interface Shown<Result> {
  /** What the verb itself led to. */
  readonly result: Result;
  readonly show: (doubt: Doubt) => Result;
}

async function askReserved<Result>(
  ctx: Context,
  chargeId: Charge["id"] | null,
  { result, show }: Shown<Result>,
): Promise<Result> {
  const operation = chargeId ? await findOpenOperation(readerOf(ctx), chargeId) : undefined;
  if (operation?.state !== "reserved" || isTooLate(operation, ctx)) return result;
  const word = await wordOf(operation, ctx);
  // Whoever repeats the request may have the first answer already: it has to stay the only one.
  const isLate = isTooLate(operation, ctx);
  const heard = await heardAnswer(ctx, { operation, word, show, isLate });
  return isLate ? result : heard;
}

function isTooLate(operation: Operation, { clock }: Context): boolean {
  return Temporal.Instant.compare(clock(), askedUntil(operation)) >= 0;
}

interface Answered<Result> {
  readonly operation: Operation;
  readonly word: ChannelWord;
  readonly show: (doubt: Doubt) => Result;
  readonly isLate: boolean;
}

const channelScopes: ReadonlySet<Scope> = new Set<Scope>(["channels:resolve"]);

/** Settles what the channel has said, and makes of it the answer that a repetition gets again. */
function heardAnswer<Result>(
  ctx: Context,
  { operation, word, show, isLate }: Answered<Result>,
): Promise<Result> {
  const { account, once } = ctx;
  const settler: Context = {
    ...ctx,
    actor: { kind: "system", id: "channel", name: "Channel" },
    scopes: channelScopes,
    once: once && !isLate ? { ...once, isClaimed: true } : undefined,
  };
  return commit(settler, async (read) => {
    const told = { message: { ...word, source: "answer" }, account, at: read.now } as const;
    let after: Doubt | undefined;
    const made = settlement(await loadDoubt(read, operation.id), told, (doubt) => {
      after = doubt;
      return show(doubt);
    });
    return after && isDeclined(after) && !isLate
      ? made.refuses(paymentRefusal(after.payment, refusalOf(after.operation)))
      : made;
  });
}

function isDeclined({ operation }: Doubt): boolean {
  return operation.kind === "authorise" && operation.state === "failed";
}

const timeLimitMs = 5_000;

/** What the channel says within the time limit; a call that breaks off has said nothing. */
async function wordOf(operation: Operation, { clock }: Context): Promise<ChannelWord> {
  const limit = new AbortController();
  const nothing = silence("No answer came within the time limit.");
  try {
    return await Promise.race([
      askSandbox(operation, clock),
      wait(timeLimitMs, nothing, { signal: limit.signal }),
    ]);
  } catch (error) {
    const { accountId: account, id: object } = operation;
    log().error({ account, object, ...faultFields(error) }, "A channel could not be asked.");
    return silence("The channel could not be reached.");
  } finally {
    limit.abort();
  }
}
