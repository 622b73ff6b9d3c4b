import { customers } from "#db/schema/customers";
import { setupIntents } from "#db/schema/setup-intents";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { loadCustomer } from "#domain/customers/load-customer";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { requireActive } from "#domain/customers/require-active";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type MethodChoice,
  type ResolvedPaymentMethod,
  resolvePaymentMethod,
  sourceOf,
  withMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { requireCard, type SetupTerms, setupAttempt } from "#domain/setup-intents/setup-attempt";
import type { SetupIntent } from "#domain/setup-intents/setup-intent";
import { setupIntentView } from "#domain/setup-intents/setup-intent-view";
import { newId } from "#platform/ids";
import { randomToken } from "#platform/random";

export interface CreateSetupIntentInput extends MethodChoice {
  /** Ask the card's bank at once. */
  readonly confirm?: boolean | undefined;
  readonly customerId?: string | undefined;
  readonly description?: string | undefined;
  readonly returnUrl?: string | undefined;
  readonly usage?: SetupIntent["usage"] | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Asks for a card to be saved, and if told to confirm, saves it: all of that, or none of it. */
export async function createSetupIntent(
  ctx: Context,
  input: CreateSetupIntentInput,
): Promise<SetupIntent> {
  requireScope(ctx, "setup_intents:write");

  return commit(ctx, async (read) => {
    const { customerId } = input;
    const customer =
      customerId === undefined ? undefined : await loadCustomer(read, customerId, "customer");
    if (customer) requireActive(customer);
    const source = sourceOf(input);
    const method = source === undefined ? undefined : await resolvePaymentMethod(ctx, read, source);
    const created = newSetup(input, read, {
      customerId: customer?.id ?? null,
      paymentMethodId: method?.row.id ?? null,
    });
    const toldFirst = [
      told("setup_intent.created", setupIntentView(created, ctx.account), created.version),
    ];
    const audit = "setup_intent.created";
    const made = input.confirm
      ? setupAttempt(created, {
          method: requireMethod(method),
          customer,
          account: ctx.account,
          operation: "authorise",
          audit,
          toldFirst,
        })
      : unattempted(created, { method, customer, toldFirst, audit });
    return made.inserts(setupIntents, made.result);
  });
}

interface Unattempted extends Pick<SetupTerms, "audit" | "customer" | "toldFirst"> {
  readonly method: ResolvedPaymentMethod | undefined;
}

function unattempted(created: SetupIntent, terms: Unattempted): Change<SetupIntent> {
  const { method, customer, audit: action, toldFirst = [] } = terms;
  const made = change(created, { audit: { action, subject: created.id }, events: toldFirst });
  if (customer) made.guards(customers, customer);
  if (!method) return made;
  requireCard(method.row);
  requireUsableBy(method.row, created.customerId);
  return withMethod(made, method);
}

function requireMethod(method: ResolvedPaymentMethod | undefined): ResolvedPaymentMethod {
  if (method) return method;
  throw new DomainError(
    "parameter_missing",
    "A setup intent that is confirmed at once needs a payment_method.",
    { param: "payment_method" },
  );
}

function newSetup(
  input: CreateSetupIntentInput,
  read: Reader,
  references: Pick<SetupIntent, "customerId" | "paymentMethodId">,
): SetupIntent {
  const id = newId("seti", read.now);
  return {
    ...references,
    accountId: read.accountId,
    id,
    status: references.paymentMethodId ? "requires_confirmation" : "requires_payment_method",
    usage: input.usage ?? "off_session",
    description: input.description ?? null,
    returnUrl: input.returnUrl ?? null,
    lastFailure: null,
    clientSecret: `${id}_secret_${randomToken()}`,
    metadata: changedMetadata({}, input.metadata),
    cancellationReason: null,
    canceledAt: null,
    createdAt: read.now,
    version: 1n,
  };
}
