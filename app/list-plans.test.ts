import type { Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#domain/access/context";
import { expireAuthorisations } from "#domain/authorisations/expire-authorisations";
import { resolveDue } from "#domain/channel-operations/resolve-due";
import { sendDue } from "#domain/emails/send-due";
import { tellExpiringKeys } from "#domain/key-expiry/tell-expiring-keys";
import { dispatchEvents } from "#domain/outbox/dispatch-events";
import { listPayments } from "#domain/payments/list-payments";
import { advanceDue } from "#domain/payout-progress/advance-due";
import { payOutDue } from "#domain/payout-schedules/pay-out-due";
import { expireLapsed } from "#domain/refund-approvals/expire-lapsed";
import {
  searchableCharges,
  searchableCustomers,
  searchablePayments,
} from "#domain/search/searchable";
import { releaseDue } from "#domain/settlement/release-due";
import { leaseLanes } from "#domain/webhook-lanes/lease-lanes";
import { aPerson, personContext } from "#e2e/support/account";
import { asDatabaseOwner, type BusyAccount, busyAccount } from "#e2e/support/busy-account";
import { anApiKeyOf, call } from "#e2e/support/handler";
import { listCalls } from "#e2e/support/list-calls";
import { type ApiList, listsOfApi, readsOfPages, verbOf } from "#e2e/support/list-inventory";
import { listReads, reportReads } from "#e2e/support/list-reads";
import { filledPath } from "#e2e/support/one-of-each";
import { planFaults } from "#e2e/support/plan-faults";
import { statementsOf } from "#e2e/support/watched-statements";
import { unixSeconds } from "#platform/clock";

const rowsOfEach = 4_000;

/** A page of the API has 10 rows, of the dashboard 25; some are the newest of many stretches. */
const limits = { exact: { mostRows: 1_200 }, looks: { mostRows: rowsOfEach + 100 } };

let sql: Sql;
let busy: BusyAccount;
let owner: Context;
let key: string;
let isAcquainted = false;

beforeAll(async () => {
  sql = asDatabaseOwner();
  busy = await busyAccount(sql, rowsOfEach);
  owner = personContext(busy.shop.account, await aPerson("owner"));
  key = await anApiKeyOf(busy.shop.account);
}, 120_000);

afterAll(() => sql.end());

/** Statements that were explained already, such as those by which a key is known. */
const seen = new Set<string>();

/** What is wrong with any statement that this reading sends. */
async function faultsOf(reading: () => Promise<unknown>, looks: boolean, planted?: string) {
  const sent = await statementsOf(reading);
  const faults: string[] = [];
  for (const statement of sent) {
    const sentence = `${statement.text} ${String(statement.parameters)}`;
    if (planted === undefined && seen.has(sentence)) continue;
    seen.add(sentence);
    const found = await planFaults(sql, statement, {
      ...limits[looks ? "looks" : "exact"],
      planted,
    });
    faults.push(...found.map((fault) => `${fault} in ${statement.text}`));
  }
  return faults;
}

for (const knows of ["nothing of these rows yet", "the tables well"]) {
  const planner = `with a planner that knows ${knows}`;

  test(`every list and search of the API, however narrowed, reads by indexes, ${planner}`, async () => {
    await acquainted(knows);
    const found: string[] = [];
    for (const { address, list, looks } of await addresses()) {
      const faults = await faultsOf(answered.bind(undefined, list, address), looks);
      found.push(...faults.map((fault) => `GET ${address}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

  test(`every list and figure of the dashboard, however narrowed, does so, ${planner}`, async () => {
    await acquainted(knows);
    expect(await faultsOfReads()).toEqual([]);
  });
}

async function faultsOfReads(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { verb, input, looks } of listReads(busy)) {
    const faults = await faultsOf((await verbOf(verb)).bind(undefined, owner, input), looks);
    found.push(...faults.map((fault) => `${verb} ${String(Object.entries(input))}: ${fault}`));
  }
  return found;
}

/** Has the planner look at the tables; statements that were explained before are so again. */
async function acquainted(knows: string): Promise<void> {
  if (isAcquainted || !knows.includes("well")) return;
  await sql.unsafe("analyze");
  isAcquainted = true;
  seen.clear();
}

/** The addresses to ask for, each also from the middle of its list where it takes a time. */
async function addresses() {
  const known: ReadonlyMap<string, ApiList> = new Map(
    (await listsOfApi()).map((one) => [one.path, one]),
  );
  return listCalls(busy.ids).flatMap(({ path, query, looks }) => {
    const list = known.get(path);
    const half = { ...query, "created[lt]": String(unixSeconds(busy.halfAt)) };
    const asked = list?.query.includes("created") ? [query, half] : [query];
    return asked.map((one) => ({
      list,
      looks,
      address: `${pathOf(path)}?${new URLSearchParams(one)}`,
    }));
  });
}

async function answered(list: ApiList | undefined, address: string): Promise<void> {
  const answer = list && (await call(list.endpoint, { path: address, key }));
  expect([address, answer?.at("error", "message")]).toEqual([address, undefined]);
}

function pathOf(path: string): string {
  return filledPath(path, (prefix) => busy.ids[prefix] ?? "");
}

/** What says which page is wanted, and narrows nothing. */
const ofPages = ["ending_before", "expand", "limit", "page", "query", "starting_after"];

test("no list of the API and no filter of one is left out of this test", async () => {
  const calls = listCalls(busy.ids);
  const tried = (path: string) =>
    new Set(
      calls
        .filter((one) => one.path === path)
        .flatMap(({ query }) => Object.keys(query).map((name) => name.replace(/\[.*/, ""))),
    );
  const missing = (await listsOfApi()).flatMap(({ path, query }) => {
    if (!calls.some((one) => one.path === path)) return [path];
    const [known, isSearch] = [tried(path), query.includes("query")];
    return query
      .filter((name) => !ofPages.includes(name) && !known.has(name) && name !== "created")
      .map((name) => `${path}?${name}${isSearch}`);
  });
  expect(missing).toEqual([]);
});

test("no field that can be searched is left out of this test", () => {
  const searches = {
    "/v1/charges/search": searchableCharges,
    "/v1/customers/search": searchableCustomers,
    "/v1/payment_intents/search": searchablePayments,
  };
  for (const [path, { fields }] of Object.entries(searches)) {
    const queries = listCalls(busy.ids).filter((one) => one.path === path);
    for (const field of [...Object.keys(fields), "metadata["]) {
      const isAsked = queries.some(({ query: { query = "" } }) => query.includes(field));
      expect([path, field, isAsked]).toEqual([path, field, true]);
    }
  }
});

test("no list and no figure of a page is left out of this test", () => {
  const known = new Set([...listReads(busy).map(({ verb }) => verb), ...Object.keys(reportReads)]);
  const reads = readsOfPages();
  expect(reads.length).toBeGreaterThan(30);
  expect(reads.filter((verb) => !known.has(verb))).toEqual([]);
});

/** Nothing was due then, so that to ask for what is does nothing. */
const longAgo = () => Temporal.Instant.fromEpochMilliseconds(0);
const lanes = { holder: "nobody", limit: 1 };

test("what the worker has to do is found by an index alone", async () => {
  const asks = [
    () => releaseDue(longAgo),
    () => payOutDue(longAgo),
    () => advanceDue(longAgo),
    () => expireAuthorisations(longAgo),
    () => expireLapsed(longAgo),
    () => sendDue(longAgo),
    () => resolveDue(longAgo),
    () => tellExpiringKeys(longAgo),
    () => dispatchEvents([], 0),
    () => leaseLanes({ ...lanes, failing: true }, longAgo),
    () => leaseLanes({ ...lanes, failing: false }, longAgo),
  ];
  const faults: string[] = [];
  for (const ask of asks) faults.push(...(await faultsOf(ask, false)));
  expect(faults).toEqual([]);
});

test("a list whose index is gone is found out", async () => {
  const read = () => listPayments(owner, { limit: 10, status: "canceled" });
  const dropping = "drop index payment_intents_by_state";
  const [faults, after] = [await faultsOf(read, false), await faultsOf(read, false, dropping)];
  expect(faults).toEqual([]);
  expect(after.join()).toContain("payment_intents");
});

test("no planner can take one index for another: none begins like a second one", async () => {
  const alike = await sql`
    select indrelid::regclass::text as table, array_agg(indexrelid::regclass::text) as indexes
    from pg_index join pg_attribute first on first.attrelid = indrelid and first.attnum = indkey[0]
      join pg_attribute second on second.attrelid = indrelid and second.attnum = indkey[1]
    where first.attname = 'account_id' and second.attname not in ('id', 'account_id')
      and (indpred is null
        or pg_get_expr(indpred, indrelid) = format('(%I IS NOT NULL)', second.attname))
      and indrelid::regclass::text not like 'partitions.%'
    group by 1, second.attname having count(*) > 1`;
  expect([...alike]).toEqual([]);
});
