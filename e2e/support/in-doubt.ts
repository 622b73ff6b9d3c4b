import type { Account, Context } from "#domain/access/context";
import { askedForPayment, askedForRefund } from "#domain/channel-operations/ask-channel";
import {
  operationsOfPayment,
  type ToldOperation,
} from "#domain/channel-operations/operations-of-payment";
import { resolveOperation } from "#domain/channel-operations/resolve-operation";
import { settleOperation } from "#domain/channel-operations/settle-operation";
import { dueNotifications } from "#domain/channels/sandbox-acquirer";
import type { SandboxOutcome } from "#domain/channels/sandbox-outcome";
import type { Charge } from "#domain/charges/charge";
import { retrieveCharge } from "#domain/charges/retrieve-charge";
import { invariant } from "#domain/errors/invariant";
import { type CreatePaymentInput, createPayment } from "#domain/payments/create-payment";
import type { Payment } from "#domain/payments/payment";
import { retrievePayment } from "#domain/payments/retrieve-payment";
import { requestRefund } from "#domain/refunds/request-refund";
import { anAccount, aPerson, keyContext, personContext, workerContext } from "#e2e/support/account";
import { systemClock } from "#platform/clock";

/** What an integrator says in the metadata to be answered by the remote channel. */
export function told(outcome: SandboxOutcome): ReadonlyMap<string, string> {
  return new Map([["sandbox_outcome", outcome]]);
}

/** A clock that stands still until it is set forward. */
export interface SetClock {
  readonly clock: () => Temporal.Instant;
  readonly forward: (seconds: number) => void;
}

/** Begins tomorrow, where no worker of another test looks anything up. */
function setClock(): SetClock {
  let at = systemClock().add({ hours: 24 });
  return {
    clock: () => at,
    forward: (seconds) => {
      at = at.add({ seconds });
    },
  };
}

/** An account whose time the test sets. */
export interface Doubtful extends SetClock {
  readonly account: Account;
  readonly ctx: Context;
  readonly worker: Context;
}

/** A fresh one. */
export async function doubtful(fields: Partial<Account> = {}): Promise<Doubtful> {
  const account = await anAccount(fields);
  const time = setClock();
  const { clock } = time;
  return {
    ...time,
    account,
    ctx: keyContext(account, { clock }),
    worker: workerContext(account, { clock }),
  };
}

const card = { paymentMethodId: "pm_card_visa", confirm: true } as const;

/** A payment of 100.00, as it is once its change is written: the channel is not asked yet. */
export function reservePayment(
  { ctx }: Pick<Doubtful, "ctx">,
  outcome: SandboxOutcome,
  input: Partial<CreatePaymentInput> = {},
): Promise<Payment> {
  const asked = { amountMinor: 10_000n, currency: "CNY", metadata: told(outcome) } as const;
  return createPayment(ctx, { ...asked, ...card, ...input });
}

/** The same with the call that follows, as the API makes it. */
export function askPayment(
  { ctx }: Pick<Doubtful, "ctx">,
  outcome: SandboxOutcome,
  input: Partial<CreatePaymentInput> = {},
): Promise<Payment> {
  const asked = { amountMinor: 10_000n, currency: "CNY", metadata: told(outcome) } as const;
  return askedForPayment(createPayment)(ctx, { ...asked, ...card, ...input });
}

/** Asks for a refund through the remote channel, as the API does. */
export function askRefund(
  { ctx }: Pick<Doubtful, "ctx">,
  { paymentId, outcome }: { readonly paymentId: string; readonly outcome: SandboxOutcome },
) {
  const input = { paymentId, metadata: told(outcome) };
  return askedForRefund(requestRefund)(ctx, input);
}

/** All that was asked about a payment, with its evidence. */
export function toldOf({ worker }: Doubtful, paymentId: string): Promise<readonly ToldOperation[]> {
  return operationsOfPayment({ ...worker, scopes: new Set(["channels:read"]) }, { paymentId });
}

/** What was last asked about a payment. */
export async function lastTold(here: Doubtful, paymentId: string): Promise<ToldOperation> {
  const last = (await toldOf(here, paymentId)).at(-1);
  invariant(last, "something was asked about this payment");
  return last;
}

/** The payment and its charge as they are now. */
export async function standing(
  { ctx }: Doubtful,
  paymentId: string,
): Promise<{ readonly payment: Payment; readonly charge: Charge }> {
  const payment = await retrievePayment(ctx, { paymentId });
  invariant(payment.latestChargeId, "a payment that was tried has a charge");
  return { payment, charge: await retrieveCharge(ctx, { chargeId: payment.latestChargeId }) };
}

/** Delivers what the channel has to tell this account by now. */
export async function hearNotifications({ worker, account, clock }: Doubtful): Promise<void> {
  let batch = await dueNotifications(clock(), undefined);
  while (batch.length > 0) {
    for (const one of batch.filter(({ accountId }) => accountId === account.id)) {
      const { says: state, sequence, failure } = one;
      const message = { source: "notification", state, sequence, failure } as const;
      await settleOperation(worker, { operationId: one.reference, message });
    }
    batch = await dueNotifications(clock(), batch.at(-1));
  }
}

/** Lets the worker look up until nothing is in doubt, or a day has passed. */
export async function resolveAll(here: Doubtful, paymentId: string): Promise<void> {
  for (let round = 0; round < 30; round += 1) {
    const open = (await toldOf(here, paymentId)).find(({ operation }) => !operation.settledAt);
    if (!open) return;
    here.forward(3_600);
    await resolveOperation(here.worker, { operationId: open.operation.id });
  }
}

/** Someone who may settle by hand, and did not ask. */
export async function settler({ account, clock }: Doubtful): Promise<Context> {
  return personContext(account, await aPerson("admin"), { clock });
}
