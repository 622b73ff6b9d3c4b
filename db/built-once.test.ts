import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { builtOnce, isGiven } from "#db/built-once";
import { database } from "#db/client";
import { accounts, merchants } from "#db/schema/merchants";
import { anAccount } from "#e2e/support/account";

const accountOf = builtOnce((db) =>
  db
    .select({ account: accounts, merchant: merchants })
    .from(accounts)
    .leftJoin(merchants, eq(merchants.id, accounts.merchantId))
    .where(and(isGiven(accounts.id), isGiven(accounts.mode))),
);

test("it finds what the same query finds that is built anew, whoever asks beside it", async () => {
  const known = await Promise.all([anAccount(), anAccount({ feeFixed: { EUR: "30" } })]);
  const found = await Promise.all(known.map(({ id, mode }) => accountOf(database(), { id, mode })));
  const anew = known.map(({ id }) =>
    database()
      .select({ account: accounts, merchant: merchants })
      .from(accounts)
      .leftJoin(merchants, eq(merchants.id, accounts.merchantId))
      .where(eq(accounts.id, id)),
  );
  expect(found).toEqual(await Promise.all(anew));
  expect(found.map(([row]) => row?.account)).toEqual(known);
});

test("it finds nothing where one of its values is another's", async () => {
  const { id } = await anAccount({ mode: "sandbox" });
  expect(await accountOf(database(), { id, mode: "live" })).toEqual([]);
});

test("a value that was forgotten is a fault, not anything", async () => {
  const { id } = await anAccount();
  await expect(accountOf(database(), { id })).rejects.toThrow("mode");
});
