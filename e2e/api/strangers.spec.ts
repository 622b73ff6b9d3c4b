import { expect, test } from "@playwright/test";
import { contracts } from "#app/v1/contracts";
import type { Account } from "#domain/access/context";
import { peopleScopes } from "#domain/access/scopes";
import { createApiKey } from "#domain/api-keys/create-api-key";
import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { createCustomer } from "#domain/customers/create-customer";
import { createMerchant } from "#domain/merchants/create-merchant";
import { operatorContext } from "#domain/merchants/operator-context";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { aPerson, personContext } from "#e2e/support/account";
import { anIntegrator, call, sdk } from "#e2e/support/integrator";
import { aShop, type Shop } from "#e2e/support/shop";
import { aBankAccount } from "#e2e/support/wallet";
import { anEndpoint, deliveriesOf, tellEvents } from "#e2e/support/webhooks";
import { systemClock } from "#platform/clock";
import { type IdPrefix, newId } from "#platform/ids";

/** Which kind of object each parameter of a path names; a new one without a row fails the test. */
const kinds: Readonly<Record<string, IdPrefix>> = {
  account: "acct",
  cash_balance_transaction: "ccsbtxn",
  charge: "ch",
  customer: "cus",
  customer_transfer: "wtr",
  delivery: "whd",
  event: "evt",
  external_account: "ba",
  id: "txn",
  intent: "pi",
  payment_link: "plink",
  payment_method: "pm",
  payout: "po",
  refund: "re",
  reversal: "trr",
  setup_intent: "seti",
  top_up: "topup",
  transfer: "tr",
  webhook_endpoint: "we",
  withdrawal: "wd",
};

/** What operations want besides the object itself, so that they come as far as looking for it. */
const bodies: Readonly<Record<string, string>> = {
  "/v1/customers/{customer}/close": "reason=x",
  "/v1/customers/{customer}/freeze": "reason=x",
  "/v1/customers/{customer}/top_ups": "amount=1&currency=cny&bank_transfer[reference]=x",
  "/v1/customers/{customer}/transfers": "amount=1&currency=cny&destination=cus_0",
  "/v1/customers/{customer}/withdrawals":
    "amount=1&currency=cny&destination[account_number]=000123456789" +
    "&destination[account_holder_name]=Ada",
  "/v1/payment_methods/{payment_method}/attach": "customer=cus_0",
  "/v1/refunds/{refund}/rejection": "reason=no",
};

test("another tenant's objects answer like objects that never were, on every operation", async () => {
  const shop = await aShop();
  const [line] = (
    await listBalanceTransactions(personContext(shop.account, await aPerson("owner")), {
      limit: 1,
    })
  ).rows;
  const theirs: Readonly<Record<string, string>> = {
    ...(await theirMoves(shop)),
    ...theirMoneyOut(shop),
    ...(await theirWebhooks(shop)),
    acct: shop.account.id,
    ch: shop.payment.latestChargeId ?? "",
    cus: shop.customer.id,
    txn: line?.id ?? "",
    pi: shop.payment.id,
    plink: shop.link.id,
    pm: shop.payment.paymentMethodId ?? "",
    re: shop.refund.id,
    seti: shop.setup.id,
  };
  const { key } = await anIntegrator();
  const operations = Object.values(contracts).filter(({ path }) => path.includes("{"));
  expect(operations.length).toBeGreaterThan(15);
  for (const { method, path, scope } of operations) {
    if (peopleScopes.has(scope)) continue; // Keys are refused before anything is looked for.
    const ask = (idOf: (prefix: IdPrefix) => string) =>
      call(key, filled(path, idOf), {
        method,
        ...(method === "POST" ? { body: bodies[path] ?? "" } : {}),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
    const known = await ask((prefix) => theirs[prefix] ?? "");
    const unknown = await ask((prefix) => newId(prefix, systemClock()));
    expect(known.status, `${method} ${path}`).toBe(404);
    expect(await known.text(), `${method} ${path}`).toBe(await unknown.text());
  }
});

/** One of each move of stored money, by the beginnings of their ids. */
async function theirMoves({ ctx, customer }: Pick<Shop, "ctx" | "customer">) {
  const other = await createCustomer(ctx, {});
  const asked = { customerId: customer.id, amountMinor: 100n, currency: "CNY" } as const;
  const topup = await topUp(ctx, { ...asked, amountMinor: 200n, bankTransfer: {} });
  const wd = await withdraw(ctx, { ...asked, ...aBankAccount });
  const wtr = await transferBetweenCustomers(ctx, { ...asked, destinationId: other.id });
  const ccsbtxn = topup.walletTransactionId ?? "";
  return { topup: topup.id, wd: wd.id, wtr: wtr.id, ccsbtxn };
}

/** Where the shop is told of its events, and one that is on its way there. */
async function theirWebhooks({ ctx }: Shop): Promise<Readonly<Record<string, string>>> {
  const { endpoint } = await anEndpoint(ctx, "https://receiver.invalid/");
  await createCustomer(ctx, {});
  await tellEvents();
  await expect.poll(async () => (await deliveriesOf(ctx, endpoint)).length).toBeGreaterThan(0);
  const [found] = await deliveriesOf(ctx, endpoint);
  return { we: endpoint.id, whd: found?.delivery.id ?? "", evt: found?.event.id ?? "" };
}

/** A payout of the shop, where it goes, and a transfer of which a part went back. */
function theirMoneyOut({ payout, transfer }: Shop): Readonly<Record<string, string>> {
  return {
    ba: payout.bankAccountId,
    po: payout.id,
    tr: transfer.id,
    trr: transfer.reversals.rows[0]?.id ?? "",
  };
}

function filled(path: string, idOf: (prefix: IdPrefix) => string): string {
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const prefix = kinds[name];
    if (!prefix) throw new Error(`${path}: give {${name}} a row in this test`);
    return idOf(prefix);
  });
}

test("ids of another tenant in parameters are missing too, and lists by them are empty", async () => {
  const shop = await aShop();
  const { stripe } = await anIntegrator();
  const theirs = theirMoneyOut(shop);
  const missing = { code: "resource_missing", statusCode: 404 };
  const payment = { amount: 100, currency: "cny" } as const;
  const attempts = [
    () => stripe.paymentIntents.create({ ...payment, customer: shop.customer.id }),
    () =>
      stripe.paymentIntents.create({
        ...payment,
        payment_method: shop.payment.paymentMethodId ?? "",
      }),
    () => stripe.payouts.create({ ...payment, destination: theirs.ba ?? "" }),
    () => stripe.balanceTransactions.list({ payout: theirs.po ?? "" }),
    () => stripe.refunds.create({ payment_intent: shop.payment.id }),
    () => stripe.refunds.create({ charge: shop.payment.latestChargeId ?? "" }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(missing);
  const lists = [
    await stripe.paymentIntents.list({ customer: shop.customer.id }),
    await stripe.charges.list({ payment_intent: shop.payment.id }),
    await stripe.refunds.list({ payment_intent: shop.payment.id }),
  ];
  expect(lists.map(({ data }) => data.length)).toEqual([0, 0, 0]);
});

test("a merchant's live and sandbox accounts do not see each other", async () => {
  const { live, sandbox } = await createMerchant(operatorContext(systemClock), {
    name: "Two accounts",
    country: "CN",
    defaultCurrency: "CNY",
    feeBasisPoints: 0,
    feeFixedMinor: {},
    settlementDelayDays: 2,
  });
  const developer = await aPerson("developer");
  const keyOf = async (account: Account) =>
    (await createApiKey(personContext(account, developer), { name: "Test" })).secret;
  const [liveKey, testKey] = [await keyOf(live), await keyOf(sandbox)];
  expect([liveKey.slice(0, 8), testKey.slice(0, 8)]).toEqual(["tg_live_", "tg_test_"]);
  const payment = await sdk(testKey).paymentIntents.create({ amount: 100, currency: "cny" });
  expect(payment.livemode).toBe(false);
  await expect(sdk(liveKey).paymentIntents.retrieve(payment.id)).rejects.toMatchObject({
    code: "resource_missing",
  });
  expect((await sdk(liveKey).paymentIntents.list()).data).toEqual([]);
});
