import { customers } from "#db/schema/customers";
import { paymentMethods } from "#db/schema/payment-methods";
import type { PaymentFailure } from "#db/schema/payments";
import type { Account } from "#domain/access/context";
import { type Change, change, next } from "#domain/changes/change";
import { answerOf } from "#domain/channels/answer-of";
import type { ChannelRefusal } from "#domain/channels/channel-answer";
import type { Customer } from "#domain/customers/customer";
import { requireActive } from "#domain/customers/require-active";
import { DomainError } from "#domain/errors/domain-error";
import { invariant } from "#domain/errors/invariant";
import { type EventNote, told, toldChange } from "#domain/events/event-note";
import type { PaymentMethod } from "#domain/payment-methods/payment-method";
import { paymentMethodView } from "#domain/payment-methods/payment-method-view";
import { behaviourOf, requireUsableBy } from "#domain/payment-methods/require-usable-by";
import type { ResolvedPaymentMethod } from "#domain/payment-methods/resolve-payment-method";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { setupIntentView } from "#domain/setup-intents/setup-intent-view";

/** How a card is tried. */
export interface SetupTerms {
  readonly method: ResolvedPaymentMethod;
  /** With whom the card is saved, if with anyone. */
  readonly customer: Customer | undefined;
  readonly account: Account;
  readonly operation: "authorise" | "authorise_after_step_up";
  readonly audit: string;
  /** What is told before the outcome of the try. */
  readonly toldFirst?: readonly EventNote[];
}

/** A setup intent after a try, and its method as it is to be kept. */
interface Tried {
  readonly setup: SetupIntent;
  readonly method: PaymentMethod;
  readonly events: readonly EventNote[];
  readonly refusal?: DomainError;
}

/**
 * Asks the card's bank to let it be saved: it is, its holder must agree first, or it is declined.
 * The caller adds the setup intent itself, new or changed.
 */
export function setupAttempt(setup: SetupIntent, terms: SetupTerms): Change<SetupIntent> {
  const { method, customer } = terms;
  requireCard(method.row);
  requireUsableBy(method.row, setup.customerId);
  if (customer) requireActive(customer);
  const tried = triedAt(setup, terms);
  const made = change(tried.setup, {
    audit: { action: terms.audit, subject: setup.id },
    events: [...(terms.toldFirst ?? []), ...tried.events],
  });
  if (customer) made.guards(customers, customer);
  if (tried.refusal) made.refuses(tried.refusal);
  return withTriedMethod(made, method, tried.method);
}

/** Refuses what is no card: a stored balance needs no bank's consent. */
export function requireCard({ type }: PaymentMethod): void {
  if (type === "card") return;
  throw new DomainError("parameter_invalid", "Only cards are set up for later payments.", {
    param: "payment_method",
  });
}

function triedAt(setup: SetupIntent, terms: SetupTerms): Tried {
  const answer = answerOf(behaviourOf(terms.method.row), terms.operation);
  if (answer.outcome === "step_up_required") return stepUp(setup, terms);
  if (answer.outcome === "failed") return declined(setup, terms, answer);
  invariant(answer.outcome === "succeeded", "the sandbox network answers at once");
  return saved(setup, terms);
}

function withTriedMethod<Result>(
  made: Change<Result>,
  { row: before, isNew, inserts }: ResolvedPaymentMethod,
  after: PaymentMethod,
): Change<Result> {
  if (isNew) {
    made.rowsToInsert.push(...inserts);
    return made.inserts(paymentMethods, after);
  }
  return after === before
    ? made.guards(paymentMethods, before)
    : made.updates(paymentMethods, before, after);
}

function stepUp(before: SetupIntent, { method: { row: method }, account }: SetupTerms): Tried {
  const setup = next(before, {
    status: "requires_action",
    paymentMethodId: method.id,
    lastFailure: null,
  });
  return { setup, method, events: [setupTold("requires_action", before, { setup, account })] };
}

function declined(before: SetupIntent, terms: SetupTerms, refusal: ChannelRefusal): Tried {
  const { account, method } = terms;
  const { code, declineCode, message } = refusal;
  const failure: PaymentFailure = {
    code,
    declineCode,
    message,
    chargeId: null,
    paymentMethodId: method.row.id,
  };
  const setup = unsaved(before, failure);
  return {
    setup,
    method: method.row,
    events: [setupTold("setup_failed", before, { setup, account })],
    refusal: new DomainError(code, message, {
      ...(declineCode ? { declineCode } : {}),
      setupIntent: setup,
    }),
  };
}

/** The setup intent after its card was not let be saved; it waits for another one. */
export function unsaved(before: SetupIntent, lastFailure: PaymentFailure): SetupIntent {
  return next(before, { status: "requires_payment_method", paymentMethodId: null, lastFailure });
}

function saved(before: SetupIntent, { method: { row, isNew }, account }: SetupTerms): Tried {
  const method = attachedMethod(row, before.customerId, isNew);
  const setup = next(before, {
    status: "succeeded",
    paymentMethodId: method.id,
    lastFailure: null,
  });
  const isAttached = method.customerId !== null && method.customerId !== row.customerId;
  const view = paymentMethodView(method, account);
  const shapes = { before: paymentMethodView(row, account), after: view };
  const attached = "payment_method.attached";
  const attachment = isNew
    ? told(attached, view, method.version)
    : toldChange(attached, shapes, method.version);
  return {
    setup,
    method,
    events: [
      ...(isAttached ? [attachment] : []),
      setupTold("succeeded", before, { setup, account }),
    ],
  };
}

/** Once its bank has agreed to be charged without its holder, such a card asks no more. */
function attachedMethod(
  method: PaymentMethod,
  customerId: SetupIntent["customerId"],
  isNew: boolean,
): PaymentMethod {
  const behaviour = method.behaviour === "step_up_until_saved" ? "approved" : method.behaviour;
  if (method.customerId === customerId && method.behaviour === behaviour) return method;
  const fields = { customerId: customerId ?? method.customerId, behaviour };
  return isNew ? { ...method, ...fields } : next(method, fields);
}

/** An event about a setup intent that has changed. */
export function setupTold(
  what: "canceled" | "requires_action" | "setup_failed" | "succeeded",
  before: SetupIntent,
  { setup, account }: { readonly setup: SetupIntent; readonly account: Account },
): EventNote {
  const shapes = {
    before: setupIntentView(before, account),
    after: setupIntentView(setup, account),
  };
  return toldChange(`setup_intent.${what}`, shapes, setup.version);
}
