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
    payouts_enabled: false,
    type: "standard" as const,
  };
}
