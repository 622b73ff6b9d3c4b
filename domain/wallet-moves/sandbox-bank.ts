import type { MoveFailure } from "#db/schema/wallets";

/** Account numbers that the sandbox's bank turns down; it pays to every other. */
const sandboxBankRefusals: Readonly<Record<string, MoveFailure>> = {
  "000111111113": refusal("account_closed", "The bank account has been closed."),
  "000111111116": refusal("no_account", "The bank has no such account."),
};

/** Why the sandbox's bank does not pay to this account; undefined where it does. */
export function bankRefusal(accountNumber: string): MoveFailure | undefined {
  return Object.hasOwn(sandboxBankRefusals, accountNumber)
    ? sandboxBankRefusals[accountNumber]
    : undefined;
}

function refusal(code: string, message: string): MoveFailure {
  return { code, declineCode: null, message };
}
