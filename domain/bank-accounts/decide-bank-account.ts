import { bankAccounts, defaultBankAccounts } from "#db/schema/bank-accounts";
import type { Person } from "#domain/access/actor";
import type { Context } from "#domain/access/context";
import { requireFreshProof } from "#domain/access/require-fresh-proof";
import { requirePerson, requireScope } from "#domain/access/require-scope";
import type { BankAccount, DefaultBankAccount } from "#domain/bank-accounts/bank-account";
import { bankAccountView } from "#domain/bank-accounts/bank-account-view";
import { defaultFor, loadBankAccount } from "#domain/bank-accounts/load-bank-account";
import { type Change, change, next } from "#domain/changes/change";
import { commit } from "#domain/changes/commit";
import { DomainError } from "#domain/errors/domain-error";
import { toldChange } from "#domain/events/event-note";

export interface DecideBankAccountInput {
  readonly bankAccountId: string;
  readonly decision: "approved" | "rejected";
  /** Needed to reject. */
  readonly reason?: string | undefined;
}

/**
 * A second person lets money be paid out to a bank account, or turns it down. The first one that is
 * approved in a currency is where its payouts go until somebody chooses another.
 */
export async function decideBankAccount(
  ctx: Context,
  input: DecideBankAccountInput,
): Promise<BankAccount> {
  requireScope(ctx, "bank_accounts:approve");
  requireFreshProof(ctx);
  const person = requirePerson(ctx);

  return commit(ctx, async (read) => {
    const bankAccount = await loadBankAccount(read, input.bankAccountId);
    requireRightPerson(bankAccount, person, input);
    const standard = await defaultFor(read, bankAccount.currency);
    return decision(bankAccount, { input, person, standard, at: read.now });
  });
}

function requireRightPerson(
  bankAccount: BankAccount,
  person: Person,
  { decision: said, reason }: DecideBankAccountInput,
): void {
  if (bankAccount.status !== "waiting") {
    throw new DomainError("already_decided", "This bank account was decided on already.");
  }
  if (bankAccount.registeredBy === person.id) {
    throw new DomainError(
      "self_approval",
      "Someone else must decide on a bank account you registered.",
    );
  }
  if (said === "rejected" && !reason?.trim()) {
    throw new DomainError("reason_required", "Say why you reject it.", { param: "reason" });
  }
}

interface Deciding {
  readonly input: DecideBankAccountInput;
  readonly person: Person;
  readonly standard: DefaultBankAccount | undefined;
  readonly at: Temporal.Instant;
}

function decision(
  bankAccount: BankAccount,
  { input, person, standard, at }: Deciding,
): Change<BankAccount> {
  const isApproved = input.decision === "approved";
  const becomesDefault = isApproved && !standard?.bankAccountId;
  const decided: BankAccount = {
    ...next(bankAccount, {
      status: input.decision,
      decidedBy: person.id,
      decidedAt: at,
      rejectionReason: isApproved ? null : (input.reason ?? null),
    }),
    isDefault: becomesDefault,
  };
  const shapes = { before: bankAccountView(bankAccount), after: bankAccountView(decided) };
  const made = change(decided, {
    audit: {
      action: `bank_account.${input.decision}`,
      subject: bankAccount.id,
      reason: input.reason ?? null,
    },
    events: [toldChange("account.external_account.updated", shapes, decided.version)],
  }).updates(bankAccounts, bankAccount, decided);
  return becomesDefault ? withDefault(made, decided, standard) : made;
}

/** Makes a bank account the one for its currency, as part of a change. */
export function withDefault<Result>(
  made: Change<Result>,
  { accountId, currency, id }: BankAccount,
  former: DefaultBankAccount | undefined,
): Change<Result> {
  if (former) {
    return made.updates(defaultBankAccounts, former, next(former, { bankAccountId: id }));
  }
  const first = { accountId, currency, bankAccountId: id, version: 1n };
  return made.inserts(defaultBankAccounts, first);
}
