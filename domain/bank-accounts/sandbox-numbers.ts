/** The ways in which the sandbox bank answers a payout. */
export const bankBehaviours = [
  "paid",
  "account_closed",
  "debit_not_authorized",
  "insufficient_funds",
  "invalid_currency",
  "no_account",
  "returned",
] as const;

/** A way in which the sandbox bank answers. */
export type BankBehaviour = (typeof bankBehaviours)[number];

/** The documented numbers; every other one is paid. */
export const sandboxBankNumbers: ReadonlyMap<string, BankBehaviour> = new Map<
  string,
  BankBehaviour
>([
  ["000123456789", "paid"],
  ["000111111116", "no_account"],
  ["000111111113", "account_closed"],
  ["000222222227", "insufficient_funds"],
  ["000333333335", "debit_not_authorized"],
  ["000444444440", "invalid_currency"],
  ["000555555559", "returned"],
  ["DE89370400440532013000", "paid"],
  ["DE62370400440532013001", "no_account"],
  ["DE35370400440532013002", "returned"],
]);

/** How the sandbox bank answers for an account of this number. */
export function behaviourOf(number: string): BankBehaviour {
  return sandboxBankNumbers.get(number) ?? "paid";
}
