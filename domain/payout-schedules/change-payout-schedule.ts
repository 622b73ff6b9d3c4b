import { accounts } from "#db/schema/merchants";
import type { Account, Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import { change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { toldChange } from "#domain/events/event-note";
import { accountView } from "#domain/merchants/account-view";
import { loadAccount } from "#domain/merchants/load-account";
import { nextPayoutDate, type PayoutSchedule } from "#domain/payout-schedules/payout-schedule";

export interface ChangePayoutScheduleInput {
  readonly interval: Account["payoutInterval"];
  /** Of a weekly schedule: 1 is Monday, 7 is Sunday. */
  readonly weekday?: number | undefined;
  /** Of a monthly schedule: 1 to 31. */
  readonly monthDay?: number | undefined;
  /** Days until what is captured from now on becomes available; as before where it is left out. */
  readonly delayDays?: number | undefined;
}

/** Sets when the balance is paid out on its own, and how long new money stays pending before. */
export async function changePayoutSchedule(
  ctx: Context,
  input: ChangePayoutScheduleInput,
): Promise<Account> {
  requireScope(ctx, "settlement:schedule");
  requireFreshProof(ctx);
  requirePerson(ctx);
  const schedule = soundSchedule(input);
  const { delayDays } = input;
  if (delayDays !== undefined) requireWithin(delayDays, { least: 0, most: 90 }, "delay_days");

  return commit(ctx, async (read) => {
    const account = await loadAccount(read);
    const changed = next(account, {
      ...schedule,
      nextPayoutAt: nextPayoutDate(schedule, read.now),
      settlementDelayDays: delayDays ?? account.settlementDelayDays,
    });
    const shapes = { before: accountView(account), after: accountView(changed) };
    return change(changed, {
      audit: {
        action: "payout_schedule.changed",
        subject: account.id,
        before: auditOf(account),
        after: auditOf(changed),
      },
      events: [toldChange("account.updated", shapes, changed.version)],
    }).updates(accounts, account, changed);
  });
}

function soundSchedule({ interval, weekday, monthDay }: ChangePayoutScheduleInput): PayoutSchedule {
  const schedule = { payoutInterval: interval, payoutWeekday: null, payoutMonthDay: null };
  if (interval === "weekly") {
    const payoutWeekday = requireWithin(weekday, { least: 1, most: 7 }, "weekday");
    return { ...schedule, payoutWeekday };
  }
  if (interval === "monthly") {
    const payoutMonthDay = requireWithin(monthDay, { least: 1, most: 31 }, "month_day");
    return { ...schedule, payoutMonthDay };
  }
  return schedule;
}

function requireWithin(
  value: number | undefined,
  { least, most }: { readonly least: number; readonly most: number },
  param: string,
): number {
  if (value !== undefined && Number.isInteger(value) && value >= least && value <= most) {
    return value;
  }
  throw new DomainError("parameter_invalid", `It must be from ${least} to ${most}.`, { param });
}

function auditOf(account: Account) {
  const { payoutInterval, payoutWeekday, payoutMonthDay, settlementDelayDays } = account;
  return { payoutInterval, payoutWeekday, payoutMonthDay, settlementDelayDays };
}
