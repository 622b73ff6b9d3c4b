import { type BankBehaviour, bankBehaviours } from "#domain/bank-accounts/sandbox-numbers";
import { invariant } from "#domain/errors/invariant";

/** Why a bank does not keep a payout. */
export interface BankRefusal {
  readonly code: string;
  readonly message: string;
}

/** What a bank says of a payout that has arrived, and may say again afterwards. */
export interface BankAnswer {
  readonly refusal: BankRefusal | null;
  /** It keeps the money for now, and sends it back later for this reason. */
  readonly returns: BankRefusal | null;
}

const refusals: Readonly<Record<Exclude<BankBehaviour, "paid" | "returned">, string>> = {
  account_closed: "The bank account has been closed.",
  debit_not_authorized: "The bank account does not allow this.",
  insufficient_funds: "The bank could not cover the payout.",
  invalid_currency: "The bank account does not take this currency.",
  no_account: "The bank found no account of this number.",
};

const returned: BankRefusal = {
  code: "could_not_process",
  message: "The bank had taken the money and has sent it back.",
};

/** How the sandbox bank answers for an account that behaves so. */
export function bankAnswer(behaviour: string): BankAnswer {
  const known = bankBehaviours.find((one) => one === behaviour);
  invariant(known, "a sandbox bank account behaves in one of the known ways");
  if (known === "paid") return { refusal: null, returns: null };
  if (known === "returned") return { refusal: null, returns: returned };
  return { refusal: { code: known, message: refusals[known] }, returns: null };
}
