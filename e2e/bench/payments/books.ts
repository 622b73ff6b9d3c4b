import { inArray, sql } from "drizzle-orm";
import { database } from "#db/client";
import { paymentIntents } from "#db/schema/payments";
import { checkBetweenAccounts } from "#domain/transfers/check-between-accounts";
import type { Merchant } from "#e2e/bench/payments/merchants";
import { workerContext } from "#e2e/support/account";
import { wrongs } from "#e2e/support/outcomes";

/**
 * Proves that all payments that were acknowledged are there and no others, and that every account's
 * books balance and agree with what people are shown; throws with what does not.
 */
export async function checkBooks(
  merchants: readonly Merchant[],
  acknowledged: number,
): Promise<string> {
  const faults: unknown[] = [];
  for (const { account } of merchants) {
    faults.push(
      ...(await wrongs(account)),
      ...(await checkBetweenAccounts(workerContext(account))),
    );
  }
  const stored = await storedPayments(merchants);
  if (stored !== acknowledged) {
    faults.push(`${acknowledged} payments were acknowledged, ${stored} are stored.`);
  }
  if (faults.length > 0) throw new Error(`The books are wrong: ${JSON.stringify(faults, asText)}`);
  return `Books checked: ${merchants.length} accounts balance, ${stored} payments are there once.`;
}

async function storedPayments(merchants: readonly Merchant[]): Promise<number> {
  const accounts = merchants.map(({ account }) => account.id);
  const [counted] = await database()
    .select({ payments: sql<number>`count(*)::int` })
    .from(paymentIntents)
    .where(inArray(paymentIntents.accountId, accounts));
  return counted?.payments ?? 0;
}

function asText(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
