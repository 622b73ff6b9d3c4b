import { listBalanceTransactions } from "#domain/balance/list-balance-transactions";
import { createCustomer } from "#domain/customers/create-customer";
import { rateLimitId } from "#domain/limit-settings/rate-limit-view";
import { topUp } from "#domain/wallet-moves/top-up";
import { transferBetweenCustomers } from "#domain/wallet-moves/transfer-between-customers";
import { withdraw } from "#domain/wallet-moves/withdraw";
import { aPerson, personContext } from "#e2e/support/account";
import type { Shop } from "#e2e/support/shop";
import { aBankAccount } from "#e2e/support/wallet";
import { anEndpoint, deliveriesOf, tellEvents } from "#e2e/support/webhooks";
import type { IdPrefix } from "#platform/ids";

/** Which kind of object each parameter of a path names; a new one without a row fails who asks. */
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
  rate_limit: "rl",
  refund: "re",
  reversal: "trr",
  setup_intent: "seti",
  top_up: "topup",
  transfer: "tr",
  webhook_endpoint: "we",
  withdrawal: "wd",
};

/** The path of an operation with an id of the right kind for each of its parameters. */
export function filledPath(path: string, idOf: (prefix: IdPrefix) => string): string {
  return path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const prefix = kinds[name];
    if (!prefix) throw new Error(`${path}: give {${name}} a row in e2e/support/one-of-each.ts`);
    return idOf(prefix);
  });
}

/** Ids of a shop by what they begin with: one of each kind that the API has. */
export type OneOfEach = Readonly<Partial<Record<IdPrefix, string>>>;

/** The same ids by the names of the parameters that want them. */
export function idsByParameter(ids: OneOfEach): Readonly<Record<string, string>> {
  const byName = {
    ...kinds,
    payment_intent: "pi",
    object_id: "cus",
    related_object: "cus",
  } as const;
  const found: Record<string, string> = { destination: ids.ba ?? "" };
  for (const [name, prefix] of Object.entries(byName)) found[name] = ids[prefix] ?? "";
  return found;
}

/** One object of this shop of each kind that a path of the API can name. */
export async function oneOfEach(shop: Shop): Promise<OneOfEach> {
  const { payment, payout, transfer } = shop;
  return {
    ...(await storedMoney(shop)),
    ...(await webhooks(shop)),
    acct: shop.account.id,
    ba: payout.bankAccountId,
    ch: payment.latestChargeId ?? "",
    cus: shop.customer.id,
    pi: payment.id,
    plink: shop.link.id,
    pm: payment.paymentMethodId ?? "",
    po: payout.id,
    re: shop.refund.id,
    rl: rateLimitId({ accountId: shop.account.id, subject: shop.account.id }),
    seti: shop.setup.id,
    tr: transfer.id,
    trr: transfer.reversals.rows[0]?.id ?? "",
    txn: await aLine(shop),
  };
}

async function aLine({ account }: Shop): Promise<string> {
  const owner = personContext(account, await aPerson("owner"));
  const { rows } = await listBalanceTransactions(owner, { limit: 1 });
  return rows[0]?.id ?? "";
}

/** One of each move of stored money. */
async function storedMoney({ ctx, customer }: Shop): Promise<OneOfEach> {
  const other = await createCustomer(ctx, {});
  const asked = { customerId: customer.id, amountMinor: 100n, currency: "CNY" } as const;
  const topup = await topUp(ctx, { ...asked, amountMinor: 200n, bankTransfer: {} });
  const wd = await withdraw(ctx, { ...asked, ...aBankAccount });
  const wtr = await transferBetweenCustomers(ctx, { ...asked, destinationId: other.id });
  const ccsbtxn = topup.walletTransactionId ?? "";
  return { topup: topup.id, wd: wd.id, wtr: wtr.id, ccsbtxn };
}

/** Where the shop is told of its events, and one that is on its way there. */
async function webhooks({ ctx }: Shop): Promise<OneOfEach> {
  const { endpoint } = await anEndpoint(ctx, "https://receiver.invalid/");
  await createCustomer(ctx, {});
  // A worker beside this test may have taken the event, so it is waited for.
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    await tellEvents();
    const [found] = await deliveriesOf(ctx, endpoint);
    if (found) return { we: endpoint.id, whd: found.delivery.id, evt: found.event.id };
  }
  throw new Error("nobody told the endpoint of the event");
}
