import type { Account } from "#domain/access/context";
import { unixSeconds } from "#platform/clock";

/** What the API shows of an account to whoever holds a key of it. */
export function accountView(account: Account) {
  return {
    id: account.id,
    object: "account" as const,
    business_profile: {
      mcc: null,
      minority_owned_business_designation: null,
      name: account.name,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: null,
    capabilities: { card_payments: "active" as const },
    charges_enabled: true,
    country: account.country,
    created: unixSeconds(account.createdAt),
    default_currency: account.defaultCurrency.toLowerCase(),
    details_submitted: true,
    email: null,
    livemode: account.mode === "live",
    metadata: {},
    payouts_enabled: true,
    settings: {
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_payments: {
        statement_descriptor_prefix: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      dashboard: { display_name: account.name, timezone: "Etc/UTC" },
      payments: {
        statement_descriptor: null,
        statement_descriptor_kana: null,
        statement_descriptor_kanji: null,
        statement_descriptor_prefix_kana: null,
        statement_descriptor_prefix_kanji: null,
      },
      payouts: {
        debit_negative_balances: false,
        schedule: scheduleView(account),
        statement_descriptor: null,
      },
    },
    type: "standard" as const,
  };
}

const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

function scheduleView(account: Account) {
  const { payoutInterval, payoutWeekday, payoutMonthDay, settlementDelayDays } = account;
  const weekday = payoutWeekday === null ? undefined : weekdays[payoutWeekday - 1];
  return {
    delay_days: settlementDelayDays,
    interval: payoutInterval,
    ...(payoutMonthDay === null
      ? {}
      : { monthly_anchor: payoutMonthDay, monthly_payout_days: [payoutMonthDay] }),
    ...(weekday === undefined ? {} : { weekly_anchor: weekday, weekly_payout_days: [weekday] }),
  };
}
