import { type AuditSeal, sealText } from "#domain/audit-chain/chain-link";
import { findSeal, rootsUntil } from "#domain/audit-chain/queries";

/** The seal of a day, and the text it is the hash of. */
export interface PrintedSeal {
  readonly seal: AuditSeal;
  readonly text: string;
}

/** What an operator keeps elsewhere: the roots of all accounts, and the one hash over them. */
export async function printSeal(day?: string): Promise<PrintedSeal | undefined> {
  const seal = await findSeal(day);
  if (!seal) return undefined;
  return { seal, text: sealText(seal.day, await rootsUntil(seal.day)) };
}
