import { accounts, merchants } from "#db/schema/merchants";
import type { Account } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { OperatorContext } from "#domain/merchants/operator-context";
import type { Currency } from "#domain/money/currencies";
import { newId } from "#platform/ids";

export interface CreateMerchantInput {
  readonly name: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly defaultCurrency: Currency;
  /** Hundredths of a per cent of what is captured. */
  readonly feeBasisPoints: number;
  /** Minor units per capture, by currency; nothing where a currency is absent. */
  readonly feeFixedMinor: Readonly<Partial<Record<Currency, bigint>>>;
  /** Days until captured money can be paid out; in the sandbox it can at once. */
  readonly settlementDelayDays: number;
}

/** A business and the accounts it starts with. */
export interface NewMerchant {
  readonly merchant: typeof merchants.$inferSelect;
  readonly live: Account;
  readonly sandbox: Account;
}

/** Takes a business in: with its one live account, and a sandbox to try things in. */
export async function createMerchant(
  ctx: OperatorContext,
  input: CreateMerchantInput,
): Promise<NewMerchant> {
  requireScope(ctx, "merchants:write");

  const made = newMerchant(input, ctx.clock());
  return commit({ ...ctx, account: made.live }, async () =>
    change(made, { audit: { action: "merchant.created", subject: made.merchant.id }, events: [] })
      .inserts(merchants, made.merchant)
      .inserts(accounts, made.live, made.sandbox),
  );
}

function newMerchant(input: CreateMerchantInput, at: Temporal.Instant): NewMerchant {
  const merchant = { id: newId("mer", at), name: input.name, createdAt: at, version: 1n };
  const account = {
    merchantId: merchant.id,
    country: input.country,
    defaultCurrency: input.defaultCurrency,
    feeBasisPoints: input.feeBasisPoints,
    refundPolicyId: null,
    spendingLimits: [],
    payoutInterval: "manual",
    payoutWeekday: null,
    payoutMonthDay: null,
    nextPayoutAt: null,
    feeFixed: Object.fromEntries(
      Object.entries(input.feeFixedMinor).map(([currency, minor]) => [currency, String(minor)]),
    ),
    createdAt: at,
    version: 1n,
  } as const;
  const live: Account = {
    ...account,
    id: newId("acct", at),
    name: input.name,
    mode: "live",
    settlementDelayDays: input.settlementDelayDays,
  };
  const sandbox: Account = {
    ...account,
    id: newId("acct", at),
    name: `${input.name} sandbox`,
    mode: "sandbox",
    settlementDelayDays: 0,
  };
  return { merchant, live, sandbox };
}
