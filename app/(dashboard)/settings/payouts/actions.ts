"use server";

import * as z from "zod";
import type { FormState } from "#components/action-form";
import { decideBankAccount } from "#domain/bank-accounts/decide-bank-account";
import { registerBankAccount } from "#domain/bank-accounts/register-bank-account";
import { removeBankAccount } from "#domain/bank-accounts/remove-bank-account";
import { setDefaultBankAccount } from "#domain/bank-accounts/set-default-bank-account";
import { currencyFrom } from "#domain/money/currencies";
import { changePayoutSchedule } from "#domain/payout-schedules/change-payout-schedule";
import { submit } from "#http/session-submit";
import { translator } from "#messages/translator";

const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/)
  .transform(Number);
/** Fields of another interval are sent along; what stands in them counts for nothing. */
const unusedNumber = wholeNumber.optional().catch(undefined);

const ScheduleForm = z.object({
  interval: z.enum(["manual", "daily", "weekly", "monthly"]),
  weekday: unusedNumber,
  month_day: unusedNumber,
  delay_days: wholeNumber,
});

/** Sets when the balance is paid out by itself. */
export async function changeScheduleAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ScheduleForm, async (ctx, { interval, weekday, ...input }) => {
    const { month_day: monthDay, delay_days: delayDays } = input;
    await changePayoutSchedule(ctx, { interval, weekday, monthDay, delayDays });
    return translator(ctx.locale, "payoutSettings")("saved");
  });
}

const unsaid = z.literal("").transform(() => undefined);
const shortText = unsaid.or(z.string().trim().max(200));

const RegisterForm = z.object({
  holder: z.string().trim().min(1).max(200),
  bank: shortText,
  "external_account[country]": z.string(),
  currency: z.string(),
  routing: shortText,
  "external_account[account_number]": z.string().trim().min(1).max(60),
});

/** Names a bank account to pay out to, for a second person to approve. */
export async function registerBankAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, RegisterForm, async (ctx, input) => {
    await registerBankAccount(ctx, {
      holderName: input.holder,
      bankName: input.bank,
      country: input["external_account[country]"],
      currency: currencyFrom(input.currency),
      routingNumber: input.routing,
      number: input["external_account[account_number]"],
    });
    return translator(ctx.locale, "payoutSettings")("registered");
  });
}

const ofBankAccount = z.object({ bankAccountId: z.string() });
const rejection = ofBankAccount.extend({ reason: z.string().trim().min(1).max(500) });

/** A second person lets money be paid out there. */
export async function approveBankAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofBankAccount, async (ctx, input) => {
    await decideBankAccount(ctx, { ...input, decision: "approved" });
    return translator(ctx.locale, "payoutSettings")("approved");
  });
}

/** A second person turns a bank account down, and says why. */
export async function rejectBankAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, rejection, async (ctx, input) => {
    await decideBankAccount(ctx, { ...input, decision: "rejected" });
    return translator(ctx.locale, "payoutSettings")("rejected");
  });
}

/** Lets the payouts of its currency go there. */
export async function makeDefaultAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofBankAccount, async (ctx, input) => {
    await setDefaultBankAccount(ctx, input);
    return translator(ctx.locale, "payoutSettings")("madeDefault");
  });
}

/** Takes a bank account out of use. */
export async function removeBankAccountAction(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, ofBankAccount, async (ctx, input) => {
    await removeBankAccount(ctx, input);
    return translator(ctx.locale, "payoutSettings")("removed");
  });
}
