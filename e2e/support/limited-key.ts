import type { SpendingLimit } from "#db/schema/spending";
import type { Account, Context } from "#domain/access/context";
import type { ApiKey } from "#domain/api-keys/api-key";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { rightsOf } from "#domain/key-rights/key-rights";
import { aPerson, keyContext, personContext } from "#e2e/support/account";

/** The context of this key, as the API makes it. */
export function contextOfKey(
  account: Account,
  key: ApiKey,
  fields: Partial<Context> = {},
): Context {
  const { id, name, createdBy } = key;
  return keyContext(account, {
    actor: { kind: "api_key", id, name, createdBy },
    scopes: rightsOf(key),
    hasSpendingLimits: key.spendingLimits.length > 0,
    ...fields,
  });
}

/** A key of this account that may not move any amount, and the admin who made it. */
export async function aLimitedKey(account: Account, spendingLimits: readonly SpendingLimit[]) {
  const admin = personContext(account, await aPerson("admin"));
  const { key, secret } = await createApiKey(admin, { name: "Till", spendingLimits });
  return { admin, key, secret, ctx: contextOfKey(account, key) };
}
