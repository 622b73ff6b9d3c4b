import { sqlClient } from "#db/client";
import type { History } from "#e2e/bench/lists/many-payments";
import { type Id, type IdPrefix, idToUuid, uuidToId } from "#platform/ids";

/** A kind of page, and addresses of pages of that kind. */
export interface ListPages {
  readonly name: string;
  readonly paths: readonly string[];
}

const deepest = 2_000_000;
const variants = 100;
const secondsOfHistory = 63_000_000;
const secondsOfMonth = 2_592_000;

/** The pages that are measured in an account: first, deep and filtered, of each list. */
export async function listPages({ merchant, rows, customers }: History): Promise<ListPages[]> {
  const depth = Math.min(deepest, Math.floor(rows / 2));
  const cursors = (table: string, prefix: IdPrefix) =>
    idsAtDepth(merchant.account.id, { table, prefix, depth });
  const payments = await cursors("payment_intents", "pi");
  const charges = await cursors("charges", "ch");
  const lines = await cursors("balance_transactions", "txn");
  const [intents, tried, booked] = ["payment_intents", "charges", "balance_transactions"].map(
    (list) => `/v1/${list}?limit=20`,
  );
  const search = "/v1/payment_intents/search?limit=20&query=";
  return [
    page("payments, first page", [`${intents}`]),
    page(
      `payments, ${depth} rows deep`,
      payments.map((id) => `${intents}&starting_after=${id}`),
    ),
    page(
      "payments of a customer",
      customers.map((id) => `${intents}&customer=${id}`),
    ),
    page(
      "payments of a month",
      months().map((range) => `${intents}&${range}`),
    ),
    page("charges, first page", [`${tried}`]),
    page(
      `charges, ${depth} rows deep`,
      charges.map((id) => `${tried}&starting_after=${id}`),
    ),
    page(
      "charges of a payment",
      payments.map((id) => `${tried}&payment_intent=${id}`),
    ),
    page("balance lines, first page", [`${booked}`]),
    page(
      `balance lines, ${depth} rows deep`,
      lines.map((id) => `${booked}&starting_after=${id}`),
    ),
    page("balance lines in euro", [`${booked}&currency=eur`]),
    page("search by status", [search + encodeURIComponent("status:'requires_payment_method'")]),
    page(
      "search by amount",
      amounts().map((term) => search + encodeURIComponent(term)),
    ),
  ];
}

function page(name: string, paths: readonly string[]): ListPages {
  return { name, paths };
}

async function idsAtDepth(
  accountId: Id<"acct">,
  { table, prefix, depth }: { table: string; prefix: IdPrefix; depth: number },
): Promise<readonly string[]> {
  const found = await sqlClient().unsafe<{ id: string }[]>(
    `select id from ${table} where account_id = $1 order by id desc offset $2 limit $3`,
    [idToUuid(accountId), depth, variants],
  );
  return found.map(({ id }) => uuidToId(prefix, id));
}

function months(): readonly string[] {
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000);
  return Array.from({ length: variants }, (_, at) => {
    const begin = now - Math.floor((secondsOfHistory * (at + 1)) / (variants + 1));
    return `created[gte]=${begin}&created[lt]=${begin + secondsOfMonth}`;
  });
}

/** Amounts that are among those of a history. */
function amounts(): readonly string[] {
  return Array.from(
    { length: variants },
    (_, at) => `amount:${100 + (((at + 1) * 7919) % 99_900)}`,
  );
}
