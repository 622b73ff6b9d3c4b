import type { auditEntries, events } from "#db/schema/record";
import type { Context } from "#domain/access/context";
import { requireScope } from "#domain/access/require-scope";
import type { BankAccount } from "#domain/bank-accounts/bank-account";
import { retrieveBankAccount } from "#domain/bank-accounts/retrieve-bank-account";
import { readerOf } from "#domain/changes/reader";
import type { Payout } from "#domain/payouts/payout";
import { retrievePayout } from "#domain/payouts/retrieve-payout";
import { auditOf, eventsAbout, payoutLineSum } from "#domain/reports/queries";

/** What an automatic payout is made of. */
export interface PayoutLineSum {
  readonly lines: number;
  readonly netMinor: bigint;
}

/** All that happened to a payout, and where it goes. */
export interface PayoutStory {
  readonly payout: Payout;
  /** Also one that was removed since. */
  readonly bankAccount: BankAccount;
  /** Undefined where somebody chose the amount: it is then made of no lines in particular. */
  readonly lineSum: PayoutLineSum | undefined;
  /** Newest first, like the audit entries. */
  readonly events: readonly (typeof events.$inferSelect)[];
  readonly audit: readonly (typeof auditEntries.$inferSelect)[];
}

/** The whole life of one payout. */
export async function payoutStory(
  ctx: Context,
  input: { readonly payoutId: string },
): Promise<PayoutStory> {
  requireScope(ctx, "payouts:read");

  const payout = await retrievePayout(ctx, input);
  const read = readerOf(ctx);
  const named = { bankAccountId: payout.bankAccountId, evenRemoved: true };
  const [bankAccount, lineSum, told, audit] = await Promise.all([
    retrieveBankAccount(ctx, named),
    payout.automatic ? payoutLineSum(read, payout.id) : undefined,
    eventsAbout(read, [payout.id]),
    auditOf(read, [payout.id]),
  ]);
  return { payout, bankAccount, lineSum, events: told, audit };
}
