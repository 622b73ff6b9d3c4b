import { topUps } from "#db/schema/wallets";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { bookOf } from "#domain/balance/books";
import { type Change, change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { changedMetadata } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { transfer } from "#domain/ledger/transfer";
import { requireAmount } from "#domain/money/require-amount";
import { requireUsableBy } from "#domain/payment-methods/require-usable-by";
import {
  type ResolvedPaymentMethod,
  resolvePaymentMethod,
  withMethod,
} from "#domain/payment-methods/resolve-payment-method";
import { type CardRefusal, cardRefusal } from "#domain/wallet-moves/card-funding";
import type { MoveInput, TopUp } from "#domain/wallet-moves/move-rows";
import { topUpView } from "#domain/wallet-moves/move-views";
import { loadActiveHolder } from "#domain/wallets/load-holder";
import { type Holder, walletBook } from "#domain/wallets/wallet";
import { walletMove, walletMoveTold, withWalletMoves } from "#domain/wallets/wallet-move";
import { newId } from "#platform/ids";

/** Names a card, or a bank transfer that has arrived. */
export interface TopUpInput extends MoveInput {
  /** An id of ours, or a test id in a sandbox. */
  readonly paymentMethodId?: string | undefined;
  readonly bankTransfer?:
    | { readonly reference?: string | undefined; readonly senderName?: string | undefined }
    | undefined;
}

/** Puts money into a customer's stored balance; a card that is declined is kept and told. */
export async function topUp(ctx: Context, input: TopUpInput): Promise<TopUp> {
  requireScope(ctx, "wallets:write");
  requireAmount(input.amountMinor, "amount");
  requireOneSource(input);

  return commit(ctx, async (read) => {
    const holder = await loadActiveHolder(read, input.customerId, "customer");
    const method =
      input.paymentMethodId === undefined
        ? undefined
        : await resolvePaymentMethod(ctx, read, input.paymentMethodId);
    if (method) requireUsableBy(method.row, holder.customer.id);
    const asked = newTopUp(input, read, { holder, method });
    const refusal = method && cardRefusal(method.row);
    const made = refusal ? declined(ctx, asked, refusal) : funded(ctx, asked, holder);
    return method ? withMethod(made, method) : made;
  });
}

function requireOneSource({ paymentMethodId, bankTransfer }: TopUpInput): void {
  if ((paymentMethodId === undefined) !== (bankTransfer === undefined)) return;
  throw new DomainError(
    paymentMethodId === undefined ? "parameter_missing" : "parameter_invalid",
    "Name the payment_method to charge, or the bank_transfer that has arrived.",
    { param: "payment_method" },
  );
}

function newTopUp(
  input: TopUpInput,
  read: Reader,
  from: { readonly holder: Holder; readonly method: ResolvedPaymentMethod | undefined },
): TopUp {
  const { bankTransfer } = input;
  return {
    accountId: read.accountId,
    id: newId("topup", read.now),
    customerId: from.holder.customer.id,
    amountMinor: input.amountMinor,
    currency: input.currency,
    status: "succeeded",
    paymentMethodId: from.method?.row.id ?? null,
    bankTransfer: bankTransfer
      ? { reference: bankTransfer.reference ?? null, sender_name: bankTransfer.senderName ?? null }
      : null,
    failure: null,
    walletTransactionId: null,
    description: input.description ?? null,
    metadata: changedMetadata({}, input.metadata),
    createdAt: read.now,
  };
}

function declined(ctx: Context, asked: TopUp, refusal: CardRefusal): Change<TopUp> {
  const failed: TopUp = { ...asked, status: "failed", failure: refusal };
  return change(failed, {
    audit: { action: "top_up.failed", subject: failed.id },
    events: [told("top_up.created", topUpView(failed, ctx.account), 1n)],
  })
    .inserts(topUps, failed)
    .refuses(
      new DomainError(refusal.code, refusal.message, {
        ...(refusal.declineCode ? { declineCode: refusal.declineCode } : {}),
        param: "payment_method",
      }),
    );
}

function funded(ctx: Context, asked: TopUp, holder: Holder): Change<TopUp> {
  const { amountMinor, currency, createdAt: at } = asked;
  const move = walletMove(holder, {
    type: "funded",
    currency,
    netMinor: amountMinor,
    sourceId: asked.id,
    bankReference: asked.bankTransfer?.reference ?? null,
    at,
  });
  const made: TopUp = { ...asked, walletTransactionId: move.transaction.id };
  const money = {
    kind: "posted",
    debit: bookOf(made.accountId, currency)("channel_receivable"),
    credit: walletBook(holder.customer, currency),
    amountMinor,
    currency,
    code: "top_up",
    subject: made.id,
  } as const;
  const topped = change(made, {
    audit: {
      action: "top_up.created",
      subject: made.id,
      after: { amount: amountMinor.toString(), currency, customer: made.customerId },
    },
    events: [
      told("top_up.created", topUpView(made, ctx.account), 1n),
      ...walletMoveTold(move, ctx.account),
    ],
  });
  return withWalletMoves(topped, [move])
    .inserts(topUps, made)
    .transfers([transfer(money, at)]);
}
