import type { Context } from "#domain/access/context";
import { expireAuthorisations } from "#domain/authorisations/expire-authorisations";
import { decideBankAccount } from "#domain/bank-accounts/decide-bank-account";
import {
  type RegisterBankAccountInput,
  registerBankAccount,
} from "#domain/bank-accounts/register-bank-account";
import { advanceDue } from "#domain/payout-progress/advance-due";
import { changePayoutSchedule } from "#domain/payout-schedules/change-payout-schedule";
import { payOutDue } from "#domain/payout-schedules/pay-out-due";
import { createPayout } from "#domain/payouts/create-payout";
import { releaseDue } from "#domain/settlement/release-due";
import { seeded } from "#scripts/seed/once";

/** Someone of the team, at any moment. */
type At = (at: Temporal.Instant) => Context;

const holderName = "杭州清泉茶业有限公司";

/** Where the shop's money goes; the last of them was closed and sends everything back. */
const bankAccounts: readonly RegisterBankAccountInput[] = [
  { country: "CN", currency: "CNY", number: "000123456789", bankName: "招商银行", holderName },
  { country: "US", currency: "USD", number: "000123456789", bankName: "Harbor Trust", holderName },
  {
    country: "DE",
    currency: "EUR",
    number: "DE89370400440532013000",
    bankName: "Elbe Sparkasse",
    holderName,
  },
  { country: "CN", currency: "CNY", number: "000111111113", bankName: "旧网点银行", holderName },
];

/**
 * Registers the bank accounts, has a second person approve them, and sets when they are paid; tells
 * the id of the one that was closed.
 */
export async function openBanks(
  people: { readonly owner: At; readonly admin: At },
  start: Temporal.Instant,
): Promise<string | undefined> {
  let newest: string | undefined;
  for (const [place, input] of bankAccounts.entries()) {
    const bankAccountId = await seeded(people.owner(start), `seed-bank-${place}`, (ctx) =>
      registerBankAccount(ctx, input),
    );
    if (bankAccountId === undefined) continue;
    newest = bankAccountId;
    await seeded(people.admin(start.add({ hours: 1 })), `seed-bank-approval-${place}`, (ctx) =>
      decideBankAccount(ctx, { bankAccountId, decision: "approved" }),
    );
  }
  await seeded(people.owner(start), "seed-schedule", (ctx) =>
    changePayoutSchedule(ctx, { interval: "weekly", weekday: 1, delayDays: 2 }),
  );
  return newest;
}

/** Leaves one bank account for whoever looks at the demo to decide on. */
export async function leaveBankWaiting(owner: At, at: Temporal.Instant): Promise<void> {
  await seeded(owner(at), "seed-bank-waiting", (ctx) =>
    registerBankAccount(ctx, {
      country: "JP",
      currency: "JPY",
      number: "000123456789",
      bankName: "京都中央信用金庫",
      holderName,
    }),
  );
}

const hoursADay = 24;

/** Lets the days go by for money: it becomes available, is paid out on Mondays, and arrives. */
export async function payOutThrough(until: Temporal.Instant, days: number): Promise<void> {
  for (let day = days; day >= 0; day -= 1) {
    const morning = until.subtract({ hours: day * hoursADay });
    const at = (minutes: number) => () => {
      const moment = morning.add({ minutes });
      return Temporal.Instant.compare(moment, until) < 0 ? moment : until;
    };
    await releaseDue(at(0));
    await expireAuthorisations(at(0));
    await payOutDue(at(1));
    for (const minutes of [10, 20, 60]) await advanceDue(at(minutes));
  }
}

/** Pays a little out to the account that was closed; the bank sends it back. */
export async function payOutInVain(
  admin: At,
  destinationId: string,
  at: Temporal.Instant,
): Promise<void> {
  await seeded(admin(at), "seed-payout-in-vain", (ctx) =>
    createPayout(ctx, {
      amountMinor: 120_000n,
      currency: "CNY",
      destinationId,
      description: "差旅备用金",
    }),
  );
  for (const minutes of [5, 10, 60]) await advanceDue(() => at.add({ minutes }));
}
