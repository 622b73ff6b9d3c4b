import { electronicFormatIBAN, isValidIBAN } from "ibantools";
import type { StoredBankAccount } from "#domain/bank-accounts/bank-account";
import { DomainError } from "#domain/errors/domain-error";

/** A bank account's number in the one way it is kept. */
export interface BankNumber {
  readonly kind: StoredBankAccount["numberKind"];
  readonly number: string;
  readonly last4: string;
}

const ibanShape = /^[A-Z]{2}\d{2}/;
const digits = /^\d{4,34}$/;

/** The number a person typed, without blanks: an IBAN with its check digits right, or digits. */
export function bankNumber(text: string, country: string): BankNumber {
  const plain = electronicFormatIBAN(text.normalize("NFKC")) ?? "";
  const last4 = plain.slice(-4);
  if (!ibanShape.test(plain)) {
    if (digits.test(plain)) return { kind: "account_number", number: plain, last4 };
    throw refusal("The account number must be an IBAN or 4 to 34 digits.");
  }
  if (!isValidIBAN(plain)) throw refusal("The IBAN is not right: its check digits do not fit.");
  if (!plain.startsWith(country)) throw refusal("The IBAN belongs to another country.");
  return { kind: "iban", number: plain, last4 };
}

function refusal(message: string): DomainError {
  return new DomainError("parameter_invalid", message, {
    param: "external_account[account_number]",
  });
}
