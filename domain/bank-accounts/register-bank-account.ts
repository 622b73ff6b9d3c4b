import { bankAccounts } from "#db/schema/bank-accounts";
import type { Person } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import type { BankAccount, StoredBankAccount } from "#domain/bank-accounts/bank-account";
import { bankAccountView } from "#domain/bank-accounts/bank-account-view";
import { bankNumber } from "#domain/bank-accounts/bank-number";
import { findRegistered } from "#domain/bank-accounts/queries";
import { behaviourOf } from "#domain/bank-accounts/sandbox-numbers";
import { change } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { changedMetadata, type MetadataChanges } from "#domain/customers/metadata";
import { DomainError } from "#domain/errors/domain-error";
import { told } from "#domain/events/event-note";
import { requireOwnAccount } from "#domain/merchants/require-own-account";
import type { Currency } from "#domain/money/currencies";
import { seal } from "#domain/vault/seal";
import { newId } from "#platform/ids";
import { keyedDigest } from "#platform/secrets";

export interface RegisterBankAccountInput {
  readonly accountId?: string | undefined;
  readonly holderName?: string | undefined;
  readonly holderType?: StoredBankAccount["holderType"] | undefined;
  readonly bankName?: string | undefined;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  /** The account's own where it is left out. */
  readonly currency?: Currency | undefined;
  readonly routingNumber?: string | undefined;
  /** An IBAN, or digits. */
  readonly number: string;
  readonly metadata?: MetadataChanges | undefined;
}

/** Names a bank account; nothing is paid out to it before a second person has approved it. */
export async function registerBankAccount(
  ctx: Context,
  input: RegisterBankAccountInput,
): Promise<BankAccount> {
  requireScope(ctx, "bank_accounts:write");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);
  requireOwnAccount(ctx, input.accountId);
  const bankAccount = await newBankAccount(ctx, input, person);

  return commit(ctx, async (read) => {
    if (await findRegistered(read, bankAccount)) {
      throw new DomainError("resource_already_exists", "This bank account is registered already.", {
        param: "external_account[account_number]",
      });
    }
    const shown: BankAccount = { ...bankAccount, isDefault: false };
    const { last4, country, currency, holderName } = bankAccount;
    return change(shown, {
      audit: {
        action: "bank_account.registered",
        subject: bankAccount.id,
        after: { last4, country, currency, holderName },
      },
      events: [told("account.external_account.created", bankAccountView(shown), 1n)],
    }).inserts(bankAccounts, bankAccount);
  });
}

async function newBankAccount(
  { account, clock }: Context,
  input: RegisterBankAccountInput,
  person: Person,
): Promise<StoredBankAccount> {
  const at = clock();
  const id = newId("ba", at);
  const country = countryFrom(input.country);
  const { kind, number, last4 } = bankNumber(input.number, country);
  const routingNumber = input.routingNumber ?? null;
  const identity = [account.id, country, routingNumber ?? "", number].join("\u0000");
  return {
    accountId: account.id,
    id,
    status: "waiting",
    holderName: input.holderName ?? null,
    holderType: input.holderType ?? null,
    bankName: input.bankName ?? null,
    country,
    currency: input.currency ?? account.defaultCurrency,
    routingNumber,
    numberKind: kind,
    sealedNumber: await seal(number, [account.id, "bank_account", id]),
    last4,
    fingerprint: keyedDigest("bank-account-fingerprint", identity).slice(0, 16),
    sandboxBehaviour: account.mode === "sandbox" ? behaviourOf(number) : null,
    metadata: changedMetadata({}, input.metadata),
    registeredBy: person.id,
    decidedBy: null,
    decidedAt: null,
    rejectionReason: null,
    removedAt: null,
    createdAt: at,
    version: 1n,
  };
}

function countryFrom(text: string): string {
  const country = text.toUpperCase();
  if (/^[A-Z]{2}$/.test(country)) return country;
  throw new DomainError("parameter_invalid", "The country must be two letters of ISO 3166-1.", {
    param: "external_account[country]",
  });
}
