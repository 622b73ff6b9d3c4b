import { expect, test } from "vitest";
import { sqlClient } from "#db/client";
import { accountView } from "#domain/merchants/account-view";
import { findAccount } from "#domain/merchants/find-account";
import {
  type ChangePayoutScheduleInput,
  changePayoutSchedule,
} from "#domain/payout-schedules/change-payout-schedule";
import { anAccount, aPerson, keyContext, personContext } from "#e2e/support/account";
import { idToUuid } from "#platform/ids";

test("a schedule is kept, shown, audited with what it was before, and told", async () => {
  const account = await anAccount();
  const ctx = personContext(account, await aPerson("admin"));
  await changePayoutSchedule(ctx, { interval: "weekly", weekday: 5, delayDays: 2 });
  const kept = await findAccount(account.id);
  expect(kept?.nextPayoutAt?.toZonedDateTimeISO("UTC").dayOfWeek).toBe(5);
  expect(kept && accountView(kept).settings.payouts.schedule).toEqual({
    delay_days: 2,
    interval: "weekly",
    weekly_anchor: "friday",
    weekly_payout_days: ["friday"],
  });
  const [entry] = await sqlClient()`select before, after from audit_entries
    where account_id = ${idToUuid(account.id)}`;
  expect(entry).toMatchObject({
    before: { payoutInterval: "manual", settlementDelayDays: 0 },
    after: { payoutInterval: "weekly", payoutWeekday: 5, settlementDelayDays: 2 },
  });
  const told = await sqlClient()`select type from events
    where account_id = ${idToUuid(account.id)}`;
  expect(told.map(({ type }) => String(type))).toEqual(["account.updated"]);
  const back = await changePayoutSchedule(ctx, { interval: "manual" });
  expect(back).toMatchObject({ nextPayoutAt: null, payoutWeekday: null, settlementDelayDays: 2 });
});

test.each<ChangePayoutScheduleInput>([
  { interval: "weekly" },
  { interval: "weekly", weekday: 8 },
  { interval: "monthly", monthDay: 0 },
  { interval: "monthly", monthDay: 1.5 },
  { interval: "daily", delayDays: 91 },
])("a schedule that is none is refused: %j", async (input) => {
  const ctx = personContext(await anAccount(), await aPerson("admin"));
  await expect(changePayoutSchedule(ctx, input)).rejects.toMatchObject({
    code: "parameter_invalid",
  });
});

test("keys and other roles change no schedule", async () => {
  const account = await anAccount();
  const input = { interval: "daily" } as const;
  const developer = personContext(account, await aPerson("developer"));
  await expect(changePayoutSchedule(developer, input)).rejects.toMatchObject({
    code: "more_permissions_required",
  });
  await expect(changePayoutSchedule(keyContext(account), input)).rejects.toMatchObject({
    code: "person_required",
  });
});
