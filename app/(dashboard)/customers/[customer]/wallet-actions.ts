"use server";

import * as z from "zod";
import { sentOnce } from "#app/(dashboard)/payments/[payment]/sent-once";
import type { FormState } from "#components/action-form";
import { listCustomers } from "#domain/customers/list-customers";
import { DomainError } from "#domain/errors/domain-error";
import { currencies } from "#domain/money/currencies";
import { parseMoney } from "#domain/money/parse-money";
import { retrieveWithdrawal } from "#domain/wallet-moves/retrieve-move";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import type { DashboardContext } from "#http/session";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const optionalLine = z
  .string()
  .trim()
  .max(140)
  .transform((text) => (text === "" ? undefined : text));
const line = z.string().trim().min(1).max(140);

const move = z.object({
  customerId: z.string(),
  amount: z.string().trim().min(1).max(40),
  currency: z.enum(currencies),
  sending: z.string().min(20).max(60),
});

type Move = z.output<typeof move>;

/** Says who asks for how much, in the words of the verbs. */
function asked({ customerId, amount, currency }: Move) {
  const parsed = parseMoney(amount, currency);
  if (parsed && parsed.amountMinor > 0n) {
    return { customerId, currency, amountMinor: parsed.amountMinor };
  }
  const param = "amount";
  throw new DomainError("parameter_invalid", `${param} is no amount in ${currency}.`, { param });
}

const bankTransfer = "bank_transfer";

const TopUpForm = move.extend({
  /** A saved card, or money that has arrived at the bank. */
  payment_method: z.string(),
  reference: optionalLine,
});

/** Puts money into a customer's stored balance. */
export async function topUpAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, TopUpForm, async (ctx, input) => {
    const { sending, reference, payment_method: source } = input;
    const from =
      source === bankTransfer ? { bankTransfer: { reference } } : { paymentMethodId: source };
    const said = [input.customerId, input.amount, input.currency, source, reference];
    await sentOnce(ctx, { sending, said }, (once) =>
      topUp({ ...ctx, once }, { ...asked(input), ...from }),
    );
    return translator(ctx.locale, "wallet")("toppedUp");
  });
}

const accountNumber = "destination[account_number]";
const accountHolder = "destination[account_holder_name]";

const WithdrawForm = move.extend({
  [accountNumber]: z.string().trim().min(1).max(64),
  [accountHolder]: line,
});

/** Pays from a customer's stored balance to a bank; says so beside the number if it refuses. */
export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, WithdrawForm, async (ctx, input) => {
    const { customerId, sending } = input;
    const to = { accountNumber: input[accountNumber], accountHolderName: input[accountHolder] };
    const said = [customerId, input.amount, input.currency, ...Object.values(to)];
    const moveId = await sentOnce(ctx, { sending, said }, (once) =>
      withdraw({ ...ctx, once }, { ...asked(input), ...to }),
    );
    const { failure } = await retrieveWithdrawal(ctx, { customerId, moveId });
    if (failure)
      throw new DomainError("parameter_invalid", failure.message, { param: accountNumber });
    return translator(ctx.locale, "wallet")("withdrawn");
  });
}

const TransferForm = move.extend({ destination: line });

/** Moves stored money to another customer. */
export async function transferAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, TransferForm, async (ctx, input) => {
    const { sending, destination } = input;
    const destinationId = await customerIdOf(ctx, destination);
    const said = [input.customerId, input.amount, input.currency, destinationId];
    await sentOnce(ctx, { sending, said }, (once) =>
      transferBetweenCustomers({ ...ctx, once }, { ...asked(input), destinationId }),
    );
    return translator(ctx.locale, "wallet")("transferred");
  });
}

/** The one customer of this e-mail address, or the id as it was typed. */
async function customerIdOf(ctx: DashboardContext, typed: string): Promise<string> {
  if (!typed.includes("@")) return typed;
  const { rows } = await listCustomers(ctx, { email: typed, limit: 2 });
  const [found] = rows;
  if (found && rows.length === 1) return found.id;
  throw new DomainError("resource_missing", "Not one customer has this address.", {
    param: "destination",
  });
}
