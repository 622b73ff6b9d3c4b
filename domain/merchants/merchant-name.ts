import { eq } from "drizzle-orm";
import { database } from "#db/client";
import { merchants } from "#db/schema/merchants";
import type { Account } from "#domain/access/context";
import { invariant } from "#domain/errors/invariant";

/** What the business behind an account is called, for those who pay it. */
export async function merchantName(account: Pick<Account, "merchantId">): Promise<string> {
  const [merchant] = await database()
    .select({ name: merchants.name })
    .from(merchants)
    .where(eq(merchants.id, account.merchantId));
  invariant(merchant, "an account belongs to a merchant");
  return merchant.name;
}
