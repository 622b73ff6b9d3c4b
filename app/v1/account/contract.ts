import * as z from "zod";
import { currencySchema, metadataSchema, momentSchema } from "#app/v1/fields";
import type { Account } from "#domain/access/context";
import { accountView } from "#domain/merchants/account-view";
import { contract } from "#http/contract";
import { renamed } from "#http/renamed";
import { wireId, wireObject } from "#http/wire";

const scheduleSchema = z
  .strictObject({
    delay_days: z.int(),
    interval: z.enum(["manual", "daily", "weekly", "monthly"]),
    monthly_anchor: z.int().optional(),
    monthly_payout_days: z.array(z.int()).optional(),
    weekly_anchor: z.string().optional(),
    weekly_payout_days: z.array(z.string()).optional(),
  })
  .meta({ id: "payout_schedule", description: "When the balance is paid out on its own." });

const settingsSchema = z.strictObject({
  branding: z.strictObject({
    icon: z.null(),
    logo: z.null(),
    primary_color: z.null(),
    secondary_color: z.null(),
  }),
  card_payments: z.strictObject({
    statement_descriptor_prefix: z.null(),
    statement_descriptor_prefix_kana: z.null(),
    statement_descriptor_prefix_kanji: z.null(),
  }),
  dashboard: z.strictObject({ display_name: z.string(), timezone: z.string() }),
  payments: z.strictObject({
    statement_descriptor: z.null(),
    statement_descriptor_kana: z.null(),
    statement_descriptor_kanji: z.null(),
    statement_descriptor_prefix_kana: z.null(),
    statement_descriptor_prefix_kanji: z.null(),
  }),
  payouts: z.strictObject({
    debit_negative_balances: z.boolean(),
    schedule: scheduleSchema,
    statement_descriptor: z.null(),
  }),
});

const accountSchema = z
  .strictObject({
    id: z.string(),
    object: z.literal("account"),
    business_profile: z.strictObject({
      mcc: z.null(),
      minority_owned_business_designation: z.null(),
      name: z.string(),
      specified_commercial_transactions_act_url: z.null(),
      support_address: z.null(),
      support_email: z.null(),
      support_phone: z.null(),
      support_url: z.null(),
      url: z.null(),
    }),
    business_type: z.null(),
    capabilities: z.strictObject({ card_payments: z.literal("active") }),
    charges_enabled: z.boolean(),
    country: z.string(),
    created: momentSchema,
    default_currency: currencySchema,
    details_submitted: z.boolean(),
    email: z.null(),
    livemode: z.boolean(),
    metadata: metadataSchema,
    payouts_enabled: z.boolean(),
    settings: settingsSchema,
    type: z.literal("standard"),
  })
  .meta({ id: "account", description: "The wall between tenants, and between live and test." });

export const retrieveOwnAccountContract = contract({
  method: "GET",
  path: "/v1/account",
  summary: "Retrieve your account",
  scope: "account:read",
  input: wireObject({}),
  answer: accountSchema,
  view: (account: Account) => accountView(account),
});

export const retrieveAccountContract = contract({
  method: "GET",
  path: "/v1/accounts/{account}",
  summary: "Retrieve your account by its id",
  scope: "account:read",
  input: wireObject({ account: wireId() }).transform(renamed({ account: "accountId" })),
  answer: accountSchema,
  view: (account: Account) => accountView(account),
});
