import { afterAll, expect, test } from "vitest";
import { POST as ourWay } from "#app/v1/payment_intents/route";
import { sqlClient } from "#db/client";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { POST as usualWay } from "#e2e/bench/baseline/app/v1/payment_intents/route";
import { db } from "#e2e/bench/baseline/database";
import { anAccount, aPerson, personContext } from "#e2e/support/account";
import { wrongs } from "#e2e/support/outcomes";
import { type Id, idToUuid } from "#platform/ids";

const form = "amount=2000&currency=cny&payment_method=pm_card_visa&confirm=true";

afterAll(() => db.$client.end());

async function aMerchant() {
  const account = await anAccount({ feeBasisPoints: 290, settlementDelayDays: 2 });
  const ctx = personContext(account, await aPerson("developer"));
  const { secret } = await createApiKey(ctx, { name: "Test" });
  const headers = {
    authorization: `Bearer ${secret}`,
    "content-type": "application/x-www-form-urlencoded",
    "idempotency-key": "once",
  };
  const request = () =>
    new Request("http://127.0.0.1/v1/payment_intents", { method: "POST", headers, body: form });
  return { account, request };
}

/** Notes beside the money that are written in bulk, a moment later. */
const besides = /^(?:rate_buckets|api_requests)/;

/** How many rows of the account there are in each table that payments write. */
async function rowCounts(accountId: Id<"acct">): Promise<Record<string, number>> {
  const tables = await sqlClient()<{ name: string }[]>`
    select table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and column_name = 'account_id' and table_type = 'BASE TABLE'`;
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const text = `select count(*)::int as rows from "${name}" where account_id = $1`;
      const [row] = await sqlClient().unsafe(text, [idToUuid(accountId)]);
      return [name, Number(row?.rows)] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([name, rows]) => rows > 0 && !besides.test(name)));
}

test("the usual way gives the same answer as ours and leaves the same rows", async () => {
  const [ours, theirs] = [await aMerchant(), await aMerchant()];
  const [ourAnswer, theirAnswer] = [await ourWay(ours.request()), await usualWay(theirs.request())];
  expect([ourAnswer.status, theirAnswer.status]).toEqual([200, 200]);
  const ourPayment = (await ourAnswer.json()) as object;
  const theirPayment = (await theirAnswer.json()) as object;
  expect(Object.keys(theirPayment)).toEqual(Object.keys(ourPayment));
  expect(theirPayment).toMatchObject({ status: "succeeded", amount_received: 2_000 });
  expect(await rowCounts(theirs.account.id)).toEqual(await rowCounts(ours.account.id));
  expect(await wrongs(theirs.account)).toEqual([]);
});

test("the usual way pays once under one key", async () => {
  const { account, request } = await aMerchant();
  const first = await usualWay(request());
  const second = await usualWay(request());
  expect(await second.text()).toBe(await first.text());
  expect(await rowCounts(account.id)).toMatchObject({ payment_intents: 1, charges: 1 });
});
