import type { Account } from "#domain/access/context";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { anAccount, aPerson, personContext } from "#e2e/support/account";

/** A merchant that is paid, and the key its programs call with. */
export interface Merchant {
  readonly account: Account;
  readonly key: string;
}

/** As live accounts have it: a fee on each payment, and two days until its money is available. */
const terms = { feeBasisPoints: 290, settlementDelayDays: 2 } as const;

/** So many merchants, each with an account and a key of its own. */
export async function someMerchants(count: number): Promise<readonly Merchant[]> {
  const developer = await aPerson("developer");
  return Promise.all(
    Array.from({ length: count }, async (_, place): Promise<Merchant> => {
      const account = await anAccount({ ...terms, name: `Merchant ${place}` });
      const { secret } = await createApiKey(personContext(account, developer), { name: "Bench" });
      return { account, key: secret };
    }),
  );
}
