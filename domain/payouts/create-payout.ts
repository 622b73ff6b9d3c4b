import { defaultBankAccounts } from "#db/schema/bank-accounts";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requireScope } from "#domain/access/require-scope";
import {
  type BankAccount,
  type DefaultBankAccount,
  isUsable,
} from "#domain/bank-accounts/bank-account";
import {
  anyBankAccount,
  defaultFor,
  loadBankAccount,
} from "#domain/bank-accounts/load-bank-account";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import type { Reader } from "#domain/changes/reader";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import type { Currency } from "#domain/money/currencies";
import { requireAmount } from "#domain/money/require-amount";
import { begins, newPayout } from "#domain/payouts/new-payout";
import type { Payout } from "#domain/payouts/payout";

export interface CreatePayoutInput {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  /** A bank account; the default of the currency where it is left out. */
  readonly destinationId?: string | undefined;
  readonly method?: Payout["method"] | undefined;
  readonly description?: string | undefined;
  readonly statementDescriptor?: string | undefined;
  readonly metadata?: MetadataChanges | undefined;
}

/** Sends so much of the available balance to a bank account that two people stand behind. */
export async function createPayout(ctx: Context, input: CreatePayoutInput): Promise<Payout> {
  requireScope(ctx, "payouts:write");
  requireFreshProof(ctx);
  requireAmount(input.amountMinor, "amount");

  return commit(ctx, async (read) => {
    const { bankAccount, standard } = await destinationOf(read, input);
    const parts = {
      ...input,
      bankAccount,
      automatic: false,
      metadata: changedMetadata({}, input.metadata),
    };
    const begun = newPayout(ctx.account, parts, read.now);
    const { id, amountMinor, currency } = begun.payout;
    const after = { amount: amountMinor.toString(), currency, destination: bankAccount.id };
    const made = change(begun.payout, {
      audit: { action: "payout.created", subject: id, after },
      events: [begun.event],
    });
    if (standard) made.guards(defaultBankAccounts, standard);
    return begins(made, begun);
  });
}

interface Destination {
  readonly bankAccount: BankAccount;
  /** The choice that the destination follows from, where none was named. */
  readonly standard?: DefaultBankAccount;
}

async function destinationOf(
  read: Reader,
  { destinationId, currency }: CreatePayoutInput,
): Promise<Destination> {
  if (destinationId === undefined) return defaultDestination(read, currency);
  const bankAccount = await loadBankAccount(read, destinationId, { param: "destination" });
  if (!isUsable(bankAccount)) {
    throw refusal("Nothing is paid out to this bank account before it is approved.");
  }
  if (bankAccount.currency === currency) return { bankAccount };
  throw new DomainError("parameter_invalid", "The bank account takes another currency.", {
    param: "destination",
  });
}

async function defaultDestination(read: Reader, currency: Currency): Promise<Destination> {
  const standard = await defaultFor(read, currency);
  const id = standard?.bankAccountId;
  const bankAccount = id && (await anyBankAccount(read, id));
  if (standard && bankAccount && isUsable(bankAccount)) return { bankAccount, standard };
  throw refusal(`There is no approved bank account to pay out ${currency} to.`);
}

function refusal(message: string): DomainError {
  return new DomainError("bank_account_not_approved", message, { param: "destination" });
}
